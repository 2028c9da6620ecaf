package org.rheumaroute.benchmark.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.CandidateComparison;
import org.rheumaroute.training.CandidateComparison.Scored;
import org.rheumaroute.training.member.PyTorch;
import org.rheumaroute.training.statistic.Auc;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Fits all candidates and their combination on invented cohorts and judges them on 5,000 other invented patients of
 * another site: one CSV for each truth, size and seed. What is there already is not made again. The figures say how well
 * the methods find a known truth; they are no clinical evidence.
 */
public final class CandidateStudy {
    private static final int LOCAL_CASES = 200;
    private static final String HEADING = "truth,size,seed,model,auc,brier,slope,slope-recalibrated,weight,cpu-seconds";

    private CandidateStudy() {}

    /**
     * Runs the study.
     *
     * @param arguments work folder, truths, sizes and seeds; the last three comma-separated
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        PyTorch.start(work.resolve("engine-cache"));
        for (String seed : arguments[3].split(",")) {
            for (String size : arguments[2].split(",")) {
                for (String truth : arguments[1].split(",")) {
                    run(StudyCell.of(work, truth, Integer.parseInt(size), Long.parseLong(seed)));
                }
            }
        }
    }

    private static void run(StudyCell cell) throws IOException, CohortRefusedException {
        cell.invent();
        if (Files.exists(cell.results())) {
            return;
        }
        CandidateComparison fitted =
                CandidateComparison.fit(TaskDefinition.of(TaskId.UA_PROGRESSION), cell.train(), cell.seed());
        Scored scored = fitted.score(cell.test());
        List<String> lines = new ArrayList<>(List.of("# invented patients; no clinical evidence", HEADING));
        scored.logOdds()
                .forEach((model, logOdds) -> lines.add(line(cell, model, logOdds, scored.outcomes())
                        + String.format(Locale.ROOT, ",%.4f,%.3f", fitted.weightOf(model), fitted.cpuSeconds(model))));
        if (scored.truth().length == scored.outcomes().length) {
            lines.add(line(cell, "ceiling", scored.truth(), scored.outcomes()) + ",,");
        }
        Path part = cell.results().resolveSibling(cell.results().getFileName() + ".part");
        Files.write(part, lines);
        Files.move(part, cell.results());
        System.err.println(cell.truth() + " " + cell.size() + " " + cell.seed() + " done");
    }

    private static String line(StudyCell cell, String model, double[] logOdds, int[] outcomes) {
        double brier = 0;
        for (int i = 0; i < outcomes.length; i++) {
            double gap = LogisticFit.probability(logOdds[i]) - outcomes[i];
            brier += gap * gap / outcomes.length;
        }
        Platt local = slope(logOdds, outcomes, 0, LOCAL_CASES);
        double[] recalibrated = Arrays.stream(logOdds).map(local::apply).toArray();
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%s,%.6f,%.6f,%.4f,%.4f",
                cell.truth(),
                cell.size(),
                cell.seed(),
                model,
                Auc.of(logOdds, outcomes).value(),
                brier,
                slope(logOdds, outcomes, 0, outcomes.length).slope(),
                slope(recalibrated, outcomes, LOCAL_CASES, outcomes.length).slope());
    }

    private static Platt slope(double[] logOdds, int[] outcomes, int from, int to) {
        int[] own = Arrays.copyOfRange(outcomes, from, to);
        double[] once = new double[own.length];
        Arrays.fill(once, 1);
        return Platt.fit(new double[][] {Arrays.copyOfRange(logOdds, from, to)}, own, once);
    }
}
