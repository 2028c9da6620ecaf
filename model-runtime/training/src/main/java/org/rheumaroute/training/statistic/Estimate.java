package org.rheumaroute.training.statistic;

/**
 * An estimate with its standard error; its interval is the normal one.
 *
 * @param value finite
 * @param standardError finite, 0 and above
 */
public record Estimate(double value, double standardError) {
    public Estimate {
        if (!Double.isFinite(value) || !(standardError >= 0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException("not an estimate: " + value + " with error " + standardError);
        }
    }

    /** Lower end of the 95 % interval. */
    public double low() {
        return value - Normal.TWO_SIDED_95 * standardError;
    }

    /** Upper end of the 95 % interval. */
    public double high() {
        return value + Normal.TWO_SIDED_95 * standardError;
    }
}
