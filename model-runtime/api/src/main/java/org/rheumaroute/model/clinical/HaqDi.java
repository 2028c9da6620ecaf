package org.rheumaroute.model.clinical;

import java.util.Map;
import java.util.Optional;

/**
 * Disability index of the Health Assessment Questionnaire.
 *
 * <p>Sum of the categories' scores divided by the number of categories answered, of which six are needed. Source: text
 * of LOINC 75874-8.
 *
 * @param value 0 to 3; steps of 0.125 when all eight categories are answered
 */
public record HaqDi(double value) {
    private static final int LEAST_ANSWERED = 6;

    public HaqDi {
        if (!(value >= 0.0 && value <= 3.0)) { // also refuses NaN
            throw new IllegalArgumentException("HAQ-DI must be 0 to 3, was " + value);
        }
    }

    /** The index; empty when fewer than six categories are answered. */
    public static Optional<HaqDi> of(Map<HaqCategory, HaqAnswer> answers) {
        if (answers.size() < LEAST_ANSWERED) {
            return Optional.empty();
        }
        int sum = answers.values().stream().mapToInt(HaqAnswer::score).sum();
        return Optional.of(new HaqDi((double) sum / answers.size()));
    }
}
