package org.rheumaroute.benchmark.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.CandidateComparison;
import org.rheumaroute.training.CandidateComparison.Scored;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Log-odds that packages of few and many invented patients give to 5,000 of another site, for {@code
 * benchmarks/study/recalibration.py}, which compares rules of recalibration on them. One CSV for each truth, size and
 * seed; what is there already is not made again.
 */
public final class LocalCasesStudy {
    private static final List<String> TRUTHS = List.of("", "-linear", "-nonlinear");
    private static final int[] SIZES = {210, 2_000};
    private static final List<String> CANDIDATES = List.of("logistic-regression", "additive", "xgboost");
    private static final List<String> SHOWN = List.of("logistic-regression", "xgboost", "combination");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 6, 1);
    /** Test patients come from streams of chances that no training table uses. */
    private static final long TEST_SEED = 1_000_000;

    private LocalCasesStudy() {}

    /**
     * Runs.
     *
     * @param arguments work folder, first and last seed
     */
    public static void main(String[] arguments) throws IOException, CohortRefusedException {
        Path work = Files.createDirectories(Path.of(arguments[0]));
        for (long seed = Long.parseLong(arguments[1]); seed <= Long.parseLong(arguments[2]); seed++) {
            for (String truth : TRUTHS) {
                for (int size : SIZES) {
                    Path predictions = work.resolve("predictions" + truth + "-" + size + "-" + seed + ".csv");
                    if (!Files.exists(predictions)) {
                        run(work, truth, size, seed, predictions);
                    }
                }
            }
        }
    }

    private static void run(Path work, String truth, int size, long seed, Path predictions)
            throws IOException, CohortRefusedException {
        Path own = work.resolve("own.csv");
        Path theirs = work.resolve("theirs.csv");
        // A tenth more, because rows without a required input are left out.
        Synth.write("kurama-like" + truth, size * 11 / 10, seed, Synth.Format.CSV, own, ANY_DAY, done -> {});
        Synth.write("answer-like" + truth, 5_000, TEST_SEED + seed, Synth.Format.CSV, theirs, ANY_DAY, done -> {});
        Scored scored = CandidateComparison.fit(TaskDefinition.of(TaskId.UA_PROGRESSION), CANDIDATES, own, seed)
                .score(theirs);
        List<String> lines = new ArrayList<>(List.of("outcome," + String.join(",", SHOWN)));
        for (int i = 0; i < scored.outcomes().length; i++) {
            StringBuilder line = new StringBuilder(Integer.toString(scored.outcomes()[i]));
            for (String name : SHOWN) {
                line.append(',').append(Objects.requireNonNull(scored.logOdds().get(name), name)[i]);
            }
            lines.add(line.toString());
        }
        Files.delete(own);
        Files.delete(theirs);
        Files.write(predictions, lines);
    }
}
