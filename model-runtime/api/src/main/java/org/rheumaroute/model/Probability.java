package org.rheumaroute.model;

/**
 * A probability, 0 to 1 inclusive. FHIR R4 writes percent; that conversion lives in the FHIR writer only.
 *
 * @param value 0 to 1, never NaN
 */
public record Probability(double value) implements Comparable<Probability> {
    public Probability {
        if (!(value >= 0.0 && value <= 1.0)) { // also refuses NaN
            throw new IllegalArgumentException("probability must be in [0, 1], was " + value);
        }
    }

    /** The probability as percent, 0 to 100. */
    public double percent() {
        return value * 100.0;
    }

    @Override
    public int compareTo(Probability other) {
        return Double.compare(value, other.value);
    }
}
