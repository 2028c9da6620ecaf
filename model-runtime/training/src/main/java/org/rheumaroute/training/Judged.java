package org.rheumaroute.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rheumaroute.training.figure.Prediction;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.table.CohortTable;

/**
 * Rows with every candidate's prediction, ready to be judged.
 *
 * @param rows the rows
 * @param folds rows within one fold were predicted by the same models; their order is judged within folds only
 * @param predictions by candidate
 */
record Judged(CohortTable rows, Folds folds, Map<String, Prediction> predictions) {
    Judged {
        predictions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
    }

    /** All rows predicted by the same models. */
    static Judged together(CohortTable rows, Choice choice, Map<String, double[]> raw) {
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        choice.apply(raw).forEach((name, logOdds) -> {
            double[] cuts = new double[logOdds.length];
            Arrays.fill(cuts, cut(choice, name));
            predictions.put(name, new Prediction(logOdds, cuts));
        });
        return new Judged(rows, new Folds(1, new int[rows.rows().size()]), predictions);
    }

    /** Starts empty, to be filled fold by fold. */
    static final class Builder {
        private final CohortTable rows;
        private final Folds folds;
        private final Map<String, Prediction> predictions = new LinkedHashMap<>();

        Builder(CohortTable rows, Folds folds) {
            this.rows = rows;
            this.folds = folds;
        }

        void add(int fold, Choice choice, Map<String, double[]> calibrated) {
            int[] inside = folds.inside(fold);
            calibrated.forEach((name, logOdds) -> {
                Prediction all = predictions.computeIfAbsent(
                        name,
                        n -> new Prediction(
                                new double[rows.rows().size()],
                                new double[rows.rows().size()]));
                for (int i = 0; i < inside.length; i++) {
                    all.logOdds()[inside[i]] = logOdds[i];
                    all.cuts()[inside[i]] = cut(choice, name);
                }
            });
        }

        Judged build() {
            return new Judged(rows, folds, predictions);
        }
    }

    Prediction of(String candidate) {
        return Objects.requireNonNull(predictions.get(candidate), candidate);
    }

    private static double cut(Choice choice, String name) {
        Double cut = choice.cuts().get(name);
        return cut == null ? Double.NaN : cut;
    }
}
