package org.rheumaroute.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Every candidate of a task and their combination, fitted on one table to score others: what a study of methods needs,
 * without packages and reports. Weights and calibrations come from one round of five folds.
 */
public final class CandidateComparison {
    private static final int FOLDS = 5;

    private final TaskDefinition task;
    private final Choice choice;
    private final Map<String, Predictor.Fitted> fitted;
    private final Map<String, Double> cpuSeconds;

    private CandidateComparison(
            TaskDefinition task, Choice choice, Map<String, Predictor.Fitted> fitted, Map<String, Double> cpuSeconds) {
        this.task = task;
        this.choice = choice;
        this.fitted = fitted;
        this.cpuSeconds = cpuSeconds;
    }

    /** Fits on the calling thread; PyTorch must have been started. The same table and seed give the same models. */
    public static CandidateComparison fit(TaskDefinition task, Path table, long seed)
            throws IOException, CohortRefusedException {
        return fit(task, List.of(), table, seed);
    }

    /** As {@link #fit(TaskDefinition, Path, long)}, with some of the candidates. */
    public static CandidateComparison fit(TaskDefinition task, List<String> candidates, Path table, long seed)
            throws IOException, CohortRefusedException {
        CohortTable cohort = CohortCsv.read(table, task);
        List<Predictor> predictors = Competition.of(task, candidates).predictors();
        FoldedRows folded = FoldedRows.of(cohort, FOLDS, 1, seed);
        List<double[]> outOfFold = new ArrayList<>();
        folded.jobs(predictors, "cross-validating").forEach(job -> outOfFold.add(done(job)));
        Map<String, Predictor.Fitted> fitted = new LinkedHashMap<>();
        Map<String, Double> cpuSeconds = new LinkedHashMap<>();
        for (Predictor predictor : predictors) {
            long before = cpu();
            fitted.put(
                    predictor.name(),
                    predictor.fit(cohort.vectors(), cohort.outcomes(), Seeds.derive(seed, predictor.name(), 0)));
            cpuSeconds.put(predictor.name(), (cpu() - before) / 1e9);
        }
        Choice choice = Choice.of(predictors, folded.gather(predictors, outOfFold));
        return new CandidateComparison(task, choice, fitted, cpuSeconds);
    }

    private static <T> T done(Workers.Job<T> job) {
        try {
            return job.work().call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a fit failed", e);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Share of a candidate in the combination; 0 for what has none. */
    public double weightOf(String candidate) {
        return choice.weightOf(candidate);
    }

    /** CPU time of a candidate's one fit on the whole table, in this thread; 0 for the combination. */
    public double cpuSeconds(String candidate) {
        return cpuSeconds.getOrDefault(candidate, 0.0);
    }

    /**
     * Patients of another table, scored.
     *
     * @param logOdds calibrated log-odds by candidate, the combination among them
     * @param outcomes {@code int[rows]}
     * @param truth log-odds of the true probabilities; empty unless the patients are invented
     */
    public record Scored(Map<String, double[]> logOdds, int[] outcomes, double[] truth) {}

    /** Scores every patient that a package would not decline. */
    public Scored score(Path table) throws IOException, CohortRefusedException {
        CohortTable cohort = CohortCsv.read(table, task);
        List<FeatureVector> vectors = cohort.vectors();
        Map<String, double[]> raw = new LinkedHashMap<>();
        fitted.forEach((name, model) -> raw.put(name, Objects.requireNonNull(model.logOdds(vectors), name)));
        double[] truth = cohort.rows().stream()
                .map(CohortTable.Row::trueProbability)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(p -> Calibrations.logOdds(p.getAsDouble()))
                .toArray();
        return new Scored(choice.apply(raw), cohort.outcomes(), truth);
    }
}
