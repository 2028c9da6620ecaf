package org.rheumaroute.training.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moves the predictions of one candidate: contributions, not causes.
 *
 * @param candidate whose predictions
 * @param method how contributions were computed, in words
 * @param patients on how many patients
 * @param inputs one for each input
 */
public record Explanation(String candidate, String method, int patients, List<Weight> inputs) {
    public Explanation {
        Figures.text("method", method);
        inputs = List.copyOf(inputs);
        Figures.distinct("inputs", inputs, Weight::input);
    }

    /**
     * One input's part.
     *
     * @param meanAbsolute mean absolute contribution in log-odds, at least 0
     * @param direction -1 to 1: rank correlation of value and contribution; above 0 a higher value raises the risk
     */
    public record Weight(
            String input, double meanAbsolute, @Nullable Double direction) {
        public Weight {
            Figures.finite("contribution of " + input, meanAbsolute);
            Figures.finite("direction of " + input, direction);
            if (meanAbsolute < 0) {
                throw new IllegalArgumentException("mean absolute contribution of " + input + " is negative");
            }
        }
    }
}
