package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;

/** Repeated, stratified cross-validation of several models on the same folds. */
final class CrossValidation {
    static final int FOLDS = 5;
    static final int REPEATS = 2;

    private final List<FeatureVector> vectors;
    private final int[] outcomes;
    private final long seed;
    private final List<Folds> folds = new ArrayList<>();

    CrossValidation(CohortTable cohort, long seed) {
        this.vectors = cohort.vectors();
        this.outcomes = cohort.outcomes();
        this.seed = seed;
        for (int r = 0; r < REPEATS; r++) {
            folds.add(Folds.stratified(outcomes, FOLDS, Seeds.derive(seed, "folds", r)));
        }
    }

    /** Log-odds known without any fit, on the same folds; for the truth behind invented patients. */
    OutOfFold known(double[] logOdds) {
        double[][] repeated = new double[REPEATS][];
        Arrays.fill(repeated, logOdds);
        return new OutOfFold(repeated, folds, outcomes);
    }

    /** Steps that {@link #run} reports. */
    static int steps(int predictors) {
        return FOLDS * REPEATS * predictors;
    }

    /** Out-of-fold log-odds by predictor name. */
    Map<String, OutOfFold> run(List<Predictor> predictors, Steps steps) {
        Map<String, OutOfFold> found = new LinkedHashMap<>();
        for (Predictor predictor : predictors) {
            double[][] logOdds = new double[REPEATS][outcomes.length];
            for (int r = 0; r < REPEATS; r++) {
                for (int fold = 0; fold < FOLDS; fold++) {
                    predictFold(predictor, r, fold, logOdds[r]);
                    steps.done("cross-validating " + predictor.name());
                }
            }
            found.put(predictor.name(), new OutOfFold(logOdds, folds, outcomes));
        }
        return found;
    }

    private void predictFold(Predictor predictor, int repeat, int fold, double[] into) {
        int[] outside = folds.get(repeat).outside(fold);
        int[] inside = folds.get(repeat).inside(fold);
        double[] predicted = predictor.predict(
                pick(outside),
                Arrays.stream(outside).map(i -> outcomes[i]).toArray(),
                pick(inside),
                Seeds.derive(seed, predictor.name() + "-" + repeat, fold));
        for (int i = 0; i < inside.length; i++) {
            into[inside[i]] = predicted[i];
        }
    }

    private List<FeatureVector> pick(int[] rows) {
        return Arrays.stream(rows).mapToObj(vectors::get).toList();
    }
}
