package org.rheumaroute.benchmark.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.demo.Synth;

/**
 * One invented training table and the table it is judged on. Both hold exactly the rows that a package would score, so
 * that every method sees the same ones.
 *
 * @param folder for the tables of this truth and seed
 * @param truth {@code class-first}, {@code linear} or {@code nonlinear}
 * @param size training patients
 * @param seed any number from 1
 */
record StudyCell(Path folder, String truth, int size, long seed) {
    static final int TEST_PATIENTS = 5000;
    /** Test patients come from streams of chances that no training table uses. */
    private static final long TEST_SEED = 1_000_000;

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 6, 1);
    private static final int MINIMUM_KNOWN = 10;

    /** Columns that the task requires: age, female, CRP, RF, anti-CCP, tender and swollen joints. */
    private static final int[] REQUIRED = {0, 1, 5, 8, 9, 10, 11};

    private static final int FIRST = 2;
    private static final int FEATURES = 15;

    static StudyCell of(Path work, String truth, int size, long seed) {
        return new StudyCell(work.resolve(truth + "-" + seed), truth, size, seed);
    }

    Path train() {
        return folder.resolve("train-" + size + ".csv");
    }

    Path test() {
        return folder.resolve("test.csv");
    }

    Path results() {
        return folder.resolve("product-" + size + ".csv");
    }

    /** Writes the tables unless they are there. */
    void invent() throws IOException {
        String suffix = truth.equals("class-first") ? "" : "-" + truth;
        invent("kurama-like" + suffix, size, seed, train());
        invent("answer-like" + suffix, TEST_PATIENTS, TEST_SEED + seed, test());
    }

    private static void invent(String cohort, int patients, long seed, Path table) throws IOException {
        if (Files.exists(table)) {
            return;
        }
        Files.createDirectories(table.toAbsolutePath().getParent());
        Path all = table.resolveSibling(table.getFileName() + ".all");
        Synth.write(cohort, patients * 5 / 4 + 50, seed, Synth.Format.CSV, all, ANY_DAY, done -> {});
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(all, StandardCharsets.UTF_8)) {
            boolean row = !line.startsWith("#") && !line.startsWith("patient-id");
            if (!row || (kept.size() < patients + 2 && isScored(line))) {
                kept.add(line);
            }
        }
        if (kept.size() != patients + 2) {
            throw new IllegalStateException("too few complete patients were invented");
        }
        Path part = table.resolveSibling(table.getFileName() + ".part");
        Files.write(part, kept, StandardCharsets.UTF_8);
        Files.delete(all);
        Files.move(part, table);
    }

    private static boolean isScored(String line) {
        String[] cells = line.split(",", -1);
        int known = 0;
        for (int f = 0; f < FEATURES; f++) {
            known += cells[FIRST + f].isEmpty() ? 0 : 1;
        }
        for (int feature : REQUIRED) {
            if (cells[FIRST + feature].isEmpty()) {
                return false;
            }
        }
        return known >= MINIMUM_KNOWN;
    }
}
