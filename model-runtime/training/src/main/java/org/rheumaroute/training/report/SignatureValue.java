package org.rheumaroute.training.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Result.Difference;

/**
 * What gene signatures add to routine inputs, in the patients in whom they were measured.
 *
 * @param patients patients of the cohort
 * @param measured those with every signature of the task
 * @param effects one for each signature that enough patients have; may be empty
 * @param without AUC of a logistic regression on the routine inputs, on patients that it had not seen; absent when there
 *     were too few
 * @param with the same with the signatures
 * @param difference {@code with - without}, paired
 * @param method how all this was computed, in words
 */
public record SignatureValue(
        int patients,
        int measured,
        List<Effect> effects,
        @Nullable Estimate without,
        @Nullable Estimate with,
        @Nullable Difference difference,
        String method) {
    public SignatureValue {
        effects = List.copyOf(effects);
        Figures.share("AUC without", without);
        Figures.share("AUC with", with);
        Figures.text("method", method);
    }

    /**
     * The effect of one signature beside the routine inputs.
     *
     * @param input the signature
     * @param patients in whom it was measured
     * @param events of them with the outcome
     * @param logOdds change of the log-odds for one standard deviation of its level, with the 95 % Wald interval
     */
    public record Effect(String input, int patients, int events, Estimate logOdds) {
        /** Whether the interval holds no effect at all. */
        public boolean leavesZeroOut() {
            Double low = logOdds.low();
            Double high = logOdds.high();
            return low != null && high != null && (low > 0 || high < 0);
        }
    }
}
