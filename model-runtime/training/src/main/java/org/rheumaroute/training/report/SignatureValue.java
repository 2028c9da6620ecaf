package org.rheumaroute.training.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Result.Difference;

/**
 * What gene signatures add to routine inputs, in the patients in whom they were measured.
 *
 * @param patients patients of the cohort
 * @param measured those with every signature of the task
 * @param signatures of the task; claims allow for all of them, also for those that too few patients have
 * @param error greatest chance that a report claims any effect where there is none, 0 to 1
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
        int signatures,
        double error,
        List<Effect> effects,
        @Nullable Estimate without,
        @Nullable Estimate with,
        @Nullable Difference difference,
        String method) {
    public SignatureValue {
        effects = List.copyOf(effects);
        Figures.counts("effects", effects.size(), signatures);
        Figures.share("error", error);
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
     * @param logOdds change of the log-odds for one standard deviation of its level, with the 95 % interval of this
     *     signature alone: wrong in one of twenty, whatever else was looked at
     * @param simultaneous the same with the interval that allows for all signatures of the task and decides on a claim
     * @param p of no effect, adjusted for all signatures of the task, 0 to 1
     */
    public record Effect(String input, int patients, int events, Estimate logOdds, Estimate simultaneous, double p) {
        public Effect {
            Figures.share("p", p);
        }

        /** Whether the report claims an effect: the simultaneous interval leaves 0 out. */
        public boolean claimsAnEffect() {
            return leavesZeroOut(simultaneous);
        }

        /** Whether this signature's own 95 % interval leaves 0 out; no claim, because others were looked at too. */
        public boolean leavesZeroOutAlone() {
            return leavesZeroOut(logOdds);
        }

        private static boolean leavesZeroOut(Estimate estimate) {
            Double low = estimate.low();
            Double high = estimate.high();
            return low != null && high != null && (low > 0 || high < 0);
        }
    }
}
