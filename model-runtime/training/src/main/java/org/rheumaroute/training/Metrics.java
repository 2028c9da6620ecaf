package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Result;

/**
 * Figures of an evaluation as a card lists them.
 *
 * @param evaluation where they come from
 * @param prefix before each measure; empty for the cohort of the training, {@code external-} for another
 */
record Metrics(Evaluation evaluation, String prefix) {
    static final String SELF = "package";
    static final String TRUTH = "true-probability";

    /** All figures with the candidate {@code subject} as the package itself. */
    List<Metric> of(String subject) {
        List<Metric> metrics = new ArrayList<>();
        for (Result result : evaluation.whole().results()) {
            add(metrics, result.candidate().equals(subject) ? SELF : result.candidate(), result);
        }
        add(metrics, TRUTH, "auc", evaluation.whole().bestReachableAuc());
        Double brier = evaluation.whole().bestReachableBrier();
        add(metrics, TRUTH, "brier", brier == null ? null : Estimate.of(brier));
        return metrics;
    }

    private void add(List<Metric> metrics, String subject, Result result) {
        add(metrics, subject, "auc", result.auc());
        add(metrics, subject, "brier", result.brier());
        if (result.calibrationSlope() != null) { // the prevalence has none
            add(metrics, subject, "calibration-intercept", result.calibrationIntercept());
            add(metrics, subject, "calibration-slope", result.calibrationSlope());
        }
    }

    private void add(List<Metric> metrics, String subject, String measure, @Nullable Estimate found) {
        if (found != null) {
            double low = found.low() == null ? found.value() : found.low();
            double high = found.high() == null ? found.value() : found.high();
            metrics.add(new Metric(subject, prefix + measure, found.value(), low, high, evaluation.method()));
        }
    }
}
