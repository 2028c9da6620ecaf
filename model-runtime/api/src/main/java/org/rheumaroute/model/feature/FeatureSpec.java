package org.rheumaroute.model.feature;

/**
 * One model input.
 *
 * @param name name
 * @param unit UCUM unit; {@code 1} for counts, scores and yes/no (0 or 1)
 * @param low least value the model accepts, in {@code unit}
 * @param high greatest value the model accepts, in {@code unit}
 * @param missing what happens when it is unknown
 * @param group clinical group
 * @param english label for people
 * @param japanese label for people
 */
public record FeatureSpec(
        FeatureName name,
        String unit,
        double low,
        double high,
        MissingPolicy missing,
        FeatureGroup group,
        String english,
        String japanese) {
    public FeatureSpec {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException(
                    "range of " + name + " must be finite and rising, was " + low + " to " + high);
        }
    }

    /** Whether {@code value} (in {@link #unit()}) lies in the range, bounds included. NaN and infinity do not. */
    public boolean accepts(double value) {
        return value >= low && value <= high;
    }

    /** Whether the model refuses to score without this input. */
    public boolean isRequired() {
        return missing == MissingPolicy.REQUIRED;
    }
}
