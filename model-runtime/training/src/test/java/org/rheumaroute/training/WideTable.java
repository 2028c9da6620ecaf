package org.rheumaroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.rheumaroute.training.statistic.LogisticFit;

/** An invented table of 30 inputs with its task file: as large as a national cohort, to measure time and memory. */
final class WideTable {
    private static final int INPUTS = 30;
    private static final double MISSING = 0.15;

    private WideTable() {}

    /** Writes {@code wide.yaml}. */
    static Path taskFile(Path folder) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                task: wide
                version: "0.1.0"
                title: Invented table of 30 inputs
                intendedUse: To measure the trainer.
                outOfScope: Patients.
                outcome: {definition: Drawn by a program., column: outcome, event: 1, other: 0, code: {system: "http://snomed.info/sct", code: "69896004"}}
                horizon: P12M
                patient: id
                truth: truth
                minimumKnown: 10
                schemaVersion: "1"
                limits: [Invented.]
                features:
                """);
        for (int f = 0; f < INPUTS; f++) {
            yaml.append(String.format(
                    Locale.ROOT,
                    "  - {name: input-%d, unit: mm, low: -20, high: 20, missing: tolerated, group: person,"
                            + " english: Input %d}%n",
                    f,
                    f));
        }
        return Files.writeString(folder.resolve("wide.yaml"), yaml);
    }

    /** Writes {@code wide.csv}: ten inputs count, two of them together; every sixth value is missing. */
    static Path table(Path folder, int patients, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("# invented\nid");
        for (int f = 0; f < INPUTS; f++) {
            csv.append(",input-").append(f).append("[mm]");
        }
        csv.append(",outcome,truth\n");
        for (int i = 0; i < patients; i++) {
            csv.append('p').append(i).append(row(random)).append('\n');
        }
        return Files.writeString(folder.resolve("wide.csv"), csv);
    }

    private static String row(Random random) {
        StringBuilder cells = new StringBuilder();
        double[] x = new double[INPUTS];
        double common = random.nextGaussian();
        for (int f = 0; f < INPUTS; f++) {
            x[f] = 0.5 * common + 0.87 * random.nextGaussian();
            cells.append(',');
            if (random.nextDouble() >= MISSING) {
                cells.append(String.format(Locale.ROOT, "%.2f", x[f]));
            }
        }
        double logOdds = -1;
        for (int f = 0; f < 10; f++) {
            logOdds += (f % 2 == 0 ? 0.4 : -0.25) * x[f];
        }
        logOdds += x[1] > 0 && x[4] > 0 ? 0.8 : 0;
        double truth = LogisticFit.probability(logOdds);
        return cells.append(random.nextDouble() < truth ? ",1," : ",0,")
                .append(String.format(Locale.ROOT, "%.6f", truth))
                .toString();
    }
}
