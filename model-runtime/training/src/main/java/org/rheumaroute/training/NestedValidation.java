package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.Workers.Job;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortTable;

/**
 * Nested cross-validation. For each outer fold everything is chosen on inner folds of the other rows, every candidate is
 * refitted on those rows, and the fold's own rows are predicted. Nothing that is chosen or fitted for a fold has seen
 * its outcomes.
 */
final class NestedValidation {
    private final CohortTable cohort;
    private final Folds outer;
    private final int inner;
    private final long seed;
    private final List<Predictor> predictors;
    private final List<OuterFold> folds = new ArrayList<>();

    NestedValidation(CohortTable cohort, Folds outer, int inner, long seed, List<Predictor> predictors) {
        this.cohort = cohort;
        this.outer = outer;
        this.inner = inner;
        this.seed = seed;
        this.predictors = List.copyOf(predictors);
        for (int k = 0; k < outer.count(); k++) {
            folds.add(new OuterFold(k));
        }
    }

    /** Every fit that is needed, all independent of each other. */
    List<Job<double[]>> jobs() {
        return folds.stream().flatMap(fold -> fold.jobs().stream()).toList();
    }

    /** What each outer fold chose, and its predictions. */
    record Found(List<Choice> choices, Judged judged) {}

    /** @param results of {@link #jobs}, in their order */
    Found gather(List<double[]> results) {
        List<Choice> choices = new ArrayList<>();
        Judged.Builder judged = new Judged.Builder(cohort, outer);
        int next = 0;
        for (OuterFold fold : folds) {
            int size = fold.jobs().size();
            List<double[]> own = results.subList(next, next + size);
            next += size;
            Choice choice = fold.choice(own);
            choices.add(choice);
            judged.add(fold.number, choice, choice.apply(fold.predictions(own)));
        }
        return new Found(choices, judged.build());
    }

    private final class OuterFold {
        private final int number;
        private final CohortTable others;
        private final List<FeatureVector> own;
        private final FoldedRows folded;

        OuterFold(int number) {
            this.number = number;
            this.others = cohort.only(outer.outside(number));
            this.own = cohort.only(outer.inside(number)).vectors();
            this.folded = FoldedRows.of(others, inner, 1, Seeds.derive(seed, "outer", number));
        }

        /** The inner fits, then one refit for each predictor. */
        List<Job<double[]>> jobs() {
            List<Job<double[]>> jobs = new ArrayList<>(folded.jobs(predictors, "nested cross-validation of"));
            for (Predictor predictor : predictors) {
                jobs.add(new Job<>(
                        "nested cross-validation of " + predictor.name(),
                        () -> predictor
                                .fit(others.vectors(), others.outcomes(), Seeds.derive(seed, predictor.name(), number))
                                .logOdds(own)));
            }
            return jobs;
        }

        Choice choice(List<double[]> results) {
            return Choice.of(predictors, folded.gather(predictors, results));
        }

        Map<String, double[]> predictions(List<double[]> results) {
            Map<String, double[]> raw = new LinkedHashMap<>();
            for (int p = 0; p < predictors.size(); p++) {
                raw.put(predictors.get(p).name(), results.get(results.size() - predictors.size() + p));
            }
            return raw;
        }
    }
}
