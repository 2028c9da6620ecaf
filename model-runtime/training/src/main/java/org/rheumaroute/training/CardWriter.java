package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.ModelCard.Cohort;
import org.rheumaroute.model.packages.ModelCard.Cutoffs;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/** Fills model cards. */
final class CardWriter {
    private static final double MODERATE = 0.75;
    private static final double HIGH = 1.5;

    private final TaskDefinition task;
    private final CohortTable cohort;
    private final @Nullable CohortTable external;
    private final long seed;
    private final Map<String, String> software;

    /** @param external another cohort that the models were judged on; absent when there was none */
    CardWriter(
            TaskDefinition task,
            CohortTable cohort,
            @Nullable CohortTable external,
            long seed,
            Map<String, String> software) {
        this.task = task;
        this.cohort = cohort;
        this.external = external;
        this.seed = seed;
        this.software = software;
    }

    ModelCard card(String name, List<Metric> metrics, Map<String, String> settings) {
        return new ModelCard(
                name,
                task.version(),
                task.task(),
                task.title() + (cohort.invented() ? " (demonstration)" : ""),
                cohort.invented(),
                task.intendedUse(),
                task.outOfScope(),
                task.outcome(),
                task.outcomeCode(),
                task.horizon(),
                cohort(),
                metrics,
                cutoffs(),
                limits(metrics),
                new ModelCard.Training(seed, settings, software));
    }

    private Cohort cohort() {
        List<FeatureVector> vectors = cohort.vectors();
        Map<String, Double> missing = new TreeMap<>();
        for (FeatureSpec feature : task.schema().features()) {
            long unknown = vectors.stream()
                    .filter(v -> v.value(feature.name()).isEmpty())
                    .count();
            missing.put(feature.name().value(), (double) unknown / vectors.size());
        }
        return new Cohort(
                cohort.invented() ? "Invented patients, drawn by a program." : "Cohort supplied for this training run.",
                vectors.size(),
                cohort.events(),
                cohort.sites(),
                missing,
                cohort.sha256());
    }

    private Cutoffs cutoffs() {
        double moderate = Math.min(0.8, Math.max(0.01, Math.round(100 * MODERATE * cohort.prevalence()) / 100.0));
        double high = Math.min(0.95, Math.max(moderate + 0.01, Math.round(100 * HIGH * cohort.prevalence()) / 100.0));
        return new Cutoffs(
                moderate, high, MODERATE + " and " + HIGH + " times the training prevalence; not a clinical standard");
    }

    private List<String> limits(List<Metric> metrics) {
        List<String> limits = new ArrayList<>();
        if (cohort.invented()) {
            limits.add("Trained on invented patients: its figures say nothing about real ones.");
        }
        limits.addAll(task.limits());
        limits.add(checkedOn());
        limits.add(Intervals.LIMIT);
        if (cohort.excluded() > 0) {
            limits.add(cohort.excluded()
                    + " patients of the cohort were left out because the package would decline them.");
        }
        double own = value(metrics, Metrics.SELF, "brier");
        if (own >= value(metrics, LogisticTrainer.NAME, "brier")) {
            limits.add("Out of sample it does not beat a penalised logistic regression (Brier score).");
        }
        if (!(own < value(metrics, Predictor.Prevalence.NAME, "brier"))) {
            limits.add("Out of sample it does not beat the prevalence (Brier score): it must not be used.");
        }
        return limits;
    }

    /** Where it was checked, as the run knows. */
    private String checkedOn() {
        if (external == null) {
            return "Internally validated on one cohort only; it was not checked in another hospital.";
        }
        return "Checked on one other cohort only" + (external.invented() ? ", of invented patients" : "") + ": "
                + external.rows().size() + (external.severalRows() ? " rows, " : " patients, ") + external.events()
                + " with the outcome, " + external.sites() + (external.sites() == 1 ? " site." : " sites.")
                + " Another hospital's patients may differ from both.";
    }

    private static double value(List<Metric> metrics, String subject, String measure) {
        return metrics.stream()
                .filter(m -> m.subject().equals(subject) && m.measure().equals(measure))
                .mapToDouble(Metric::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
