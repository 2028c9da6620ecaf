package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.training.statistic.Auc;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.statistic.Seeds;

/** Figures for a card, from log-odds of patients that neither model nor calibration had seen. */
final class Assessment {
    private static final double TWO_SIDED_95 = 1.959963984540054;
    private static final int DRAWS = 200;
    private static final String FOLDS =
            CrossValidation.REPEATS + " x " + CrossValidation.FOLDS + "-fold cross-validation";

    private final long seed;

    Assessment(long seed) {
        this.seed = seed;
    }

    /** Discrimination, accuracy and calibration. */
    List<Metric> full(String subject, OutOfFold calibrated) {
        List<Metric> metrics = new ArrayList<>(accuracy(subject, calibrated));
        Platt found = calibrated.calibration();
        Platt[] refits = Platt.bootstrap(
                calibrated.logOdds(), calibrated.outcomes(), DRAWS, Seeds.derive(seed, "assess-" + subject, 0));
        String method = FOLDS + ", calibrated on the other folds; percentile bootstrap over patients";
        metrics.add(percentiles(subject, "calibration-intercept", found, refits, Platt::intercept, method));
        metrics.add(percentiles(subject, "calibration-slope", found, refits, Platt::slope, method));
        return metrics;
    }

    /** Discrimination and accuracy only; for a baseline that has no slope. */
    List<Metric> accuracy(String subject, OutOfFold calibrated) {
        Auc auc = calibrated.auc();
        double half = TWO_SIDED_95 * Math.sqrt(auc.variance());
        double[] errors = calibrated.squaredErrors();
        double brier = Arrays.stream(errors).average().orElse(0);
        double squares =
                Arrays.stream(errors).map(e -> (e - brier) * (e - brier)).sum();
        double error = TWO_SIDED_95 * Math.sqrt(squares / (errors.length - 1.0) / errors.length);
        return List.of(
                new Metric(
                        subject,
                        "auc",
                        auc.value(),
                        Math.max(0, auc.value() - half),
                        Math.min(1, auc.value() + half),
                        FOLDS + ", mean within folds; DeLong within folds"),
                new Metric(
                        subject,
                        "brier",
                        brier,
                        Math.max(0, brier - error),
                        brier + error,
                        FOLDS + ", calibrated on the other folds; normal interval over patients"));
    }

    private static Metric percentiles(
            String subject, String measure, Platt found, Platt[] refits, ToDoubleFunction<Platt> part, String method) {
        double[] sorted = Arrays.stream(refits).mapToDouble(part).sorted().toArray();
        return new Metric(
                subject,
                measure,
                part.applyAsDouble(found),
                sorted[(int) Math.floor(0.025 * (sorted.length - 1))],
                sorted[(int) Math.ceil(0.975 * (sorted.length - 1))],
                method);
    }
}
