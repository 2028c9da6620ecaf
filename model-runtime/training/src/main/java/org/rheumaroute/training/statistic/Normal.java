package org.rheumaroute.training.statistic;

/** The standard normal distribution. */
final class Normal {
    /** Half the width of a 95 % interval in standard errors. */
    static final double TWO_SIDED_95 = 1.959963984540054;

    private static final double SERIES_UP_TO = 2.0;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 500;
    private static final double FARTHEST = 38; // beyond it a double holds no probability
    private static final double CLOSE_ENOUGH = 1e-13;

    private Normal() {}

    /**
     * Probability of a value at least as far from 0 as {@code z}, on either side.
     *
     * @return to a relative error of 1e-12, also far out in the tail; 0 for an infinite z
     */
    static double twoSided(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        return x < SERIES_UP_TO ? 1 - series(x) : fraction(x);
    }

    /**
     * The {@code z} whose {@link #twoSided} probability is {@code p}, by halving.
     *
     * @param p 0 to 1, both excluded
     */
    static double twoSidedQuantile(double p) {
        double low = 0;
        double high = FARTHEST;
        while (high - low > CLOSE_ENOUGH) {
            double middle = (low + high) / 2;
            if (twoSided(middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** erf by its series of positive terms (Abramowitz and Stegun 7.1.6). */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < MOST_TERMS && term > sum * 1e-18; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /** erfc by its continued fraction (Abramowitz and Stegun 7.1.14), evaluated as Lentz (1976) does. */
    private static double fraction(double x) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        double f = x;
        double c = x;
        double d = 0;
        for (int n = 1; n < MOST_TERMS; n++) {
            double a = n / 2.0;
            d = 1 / Math.max(x + a * d, TINY);
            c = x + a / c;
            double change = c * d;
            f *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return StrictMath.exp(-x * x) / (f * Math.sqrt(Math.PI));
    }
}
