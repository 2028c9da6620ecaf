package org.rheumaroute.model;

/**
 * An interval that is meant to hold the patient's true probability with a stated coverage.
 *
 * @param low lower bound
 * @param high upper bound, not below {@code low}
 * @param coverage nominal coverage, above 0 and below 1; 0.9 means "90 % interval"
 */
public record ProbabilityInterval(Probability low, Probability high, double coverage) {
    public ProbabilityInterval {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("interval is upside down: " + low.value() + " to " + high.value());
        }
        if (!(coverage > 0.0 && coverage < 1.0)) {
            throw new IllegalArgumentException("coverage must be in (0, 1), was " + coverage);
        }
    }

    /** Whether {@code probability} lies inside, bounds included. */
    public boolean contains(Probability probability) {
        return low.compareTo(probability) <= 0 && probability.compareTo(high) <= 0;
    }
}
