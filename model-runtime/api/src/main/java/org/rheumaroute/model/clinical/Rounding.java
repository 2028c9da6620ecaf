package org.rheumaroute.model.clinical;

/**
 * Comparisons at a limit. A sum of decimals such as 4.4 - 3.2 is not exactly 1.2 as a double; a billionth decides for
 * the limit itself.
 */
final class Rounding {
    private static final double BILLIONTH = 1e-9;

    private Rounding() {}

    static boolean isBelow(double value, double limit) {
        return value < limit - BILLIONTH;
    }

    static boolean isAtMost(double value, double limit) {
        return value <= limit + BILLIONTH;
    }

    static boolean isAbove(double value, double limit) {
        return !isAtMost(value, limit);
    }
}
