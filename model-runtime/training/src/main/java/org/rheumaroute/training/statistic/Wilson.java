package org.rheumaroute.training.statistic;

import java.util.Optional;

/**
 * A share with its 95 % score interval (Wilson 1927, without continuity correction; R's {@code prop.test(correct =
 * FALSE)}).
 *
 * @param value 0 to 1
 * @param low lower end, 0 to {@code value}
 * @param high upper end, {@code value} to 1
 */
public record Wilson(double value, double low, double high) {
    public Wilson {
        if (!(0 <= low && low <= value && value <= high && high <= 1)) {
            throw new IllegalArgumentException("not a share: " + value + " (" + low + " to " + high + ")");
        }
    }

    /**
     * Share of successes.
     *
     * @return empty when there was nothing to count
     */
    public static Optional<Wilson> of(int successes, int trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials);
        }
        if (trials == 0) {
            return Optional.empty();
        }
        return of(successes, trials, trials);
    }

    /**
     * As {@link #of(int, int)}, with an interval as wide as if fewer rows had been counted.
     *
     * @param effective the number of independent rows that would tell as much, above 0 and at most {@code trials}
     */
    static Optional<Wilson> of(int successes, int trials, double effective) {
        double n = effective;
        double share = successes / (double) trials;
        double squared = Normal.TWO_SIDED_95 * Normal.TWO_SIDED_95;
        double centre = share + squared / (2 * n);
        double half = Normal.TWO_SIDED_95 * Math.sqrt(share * (1 - share) / n + squared / (4 * n * n));
        double scale = 1 + squared / n;
        // The ends touch 0 and 1 exactly; rounding must not keep them away or push them over.
        double low = successes == 0 ? 0 : Math.max(0, (centre - half) / scale);
        double high = successes == trials ? 1 : Math.min(1, (centre + half) / scale);
        return Optional.of(new Wilson(share, low, high));
    }
}
