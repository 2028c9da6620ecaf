package org.rheumaroute.training.report;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its 95 % interval, if one was computed. A bootstrap interval need not hold the value.
 *
 * @param value finite
 * @param low lower bound; absent together with {@code high}
 * @param high upper bound
 */
public record Estimate(
        double value, @Nullable Double low, @Nullable Double high) {
    public Estimate {
        Figures.finite("value", value);
        Figures.finite("low", low);
        Figures.finite("high", high);
        if ((low == null) != (high == null) || (low != null && high != null && low > high)) {
            throw new IllegalArgumentException("an interval needs two rising bounds, were " + low + " and " + high);
        }
    }

    /** A figure without an interval. */
    public static Estimate of(double value) {
        return new Estimate(value, null, null);
    }

    /** A figure with its interval. */
    public static Estimate of(double value, double low, double high) {
        return new Estimate(value, low, high);
    }

    /** {@code null} for NaN or infinity: a figure that is not defined (no event in a subgroup) is absent, never NaN. */
    public static @Nullable Estimate ifDefined(double value) {
        return Double.isFinite(value) ? of(value) : null;
    }

    /** {@code null} when the value is not finite; without an interval when a bound is not finite. */
    public static @Nullable Estimate ifDefined(double value, double low, double high) {
        boolean bounded = Double.isFinite(low) && Double.isFinite(high);
        return Double.isFinite(value) && bounded ? of(value, low, high) : ifDefined(value);
    }
}
