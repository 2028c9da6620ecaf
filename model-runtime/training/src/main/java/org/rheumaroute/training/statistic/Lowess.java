package org.rheumaroute.training.statistic;

import java.util.Arrays;

/**
 * Locally weighted straight lines (Cleveland 1979, doi:10.1080/01621459.1979.10481038), without robustness steps: those
 * would treat the rarer outcome as outliers. The conventions are those of R's {@code lowess(x, y, f, iter = 0)}: the
 * nearest {@code f * n} rows, tricube weights, and one fit for all rows within {@code delta} (a hundredth of the range),
 * with straight lines between fits.
 */
final class Lowess {
    private static final double NEARLY_ALL = 0.999;
    private static final double NEARLY_NONE = 0.001;
    private static final double DELTA = 0.01;

    private final double[] x;
    private final double[] y;
    private final double range;

    private Lowess(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.range = x[x.length - 1] - x[0];
    }

    /**
     * Smooths.
     *
     * @param x {@code double[n]}, not falling, n at least 1
     * @param y {@code double[n]}
     * @param span share of the rows that each fit sees, 0 to 1
     * @return {@code double[n]}: smoothed {@code y}
     */
    static double[] smooth(double[] x, double[] y, double span) {
        return x.length == 1 ? y.clone() : new Lowess(x, y).smooth(span);
    }

    private double[] smooth(double span) {
        int n = x.length;
        int window = Math.max(2, Math.min(n, (int) (span * n + 1e-7)));
        double[] smoothed = new double[n];
        int left = 0;
        int last = -1;
        int next = 0;
        while (last < n - 1) {
            while (left + window < n && x[next] - x[left] > x[left + window] - x[next]) {
                left++;
            }
            smoothed[next] = fit(next, left, left + window - 1);
            if (last >= 0) {
                join(smoothed, last, next);
            }
            last = next;
            double furthest = x[last] + DELTA * range;
            int ahead = last + 1;
            for (; ahead < n && x[ahead] <= furthest; ahead++) {
                if (x[ahead] == x[last]) {
                    smoothed[ahead] = smoothed[last];
                    last = ahead;
                }
            }
            next = Math.max(last + 1, ahead - 1);
        }
        return smoothed;
    }

    /** Straight line between two fitted rows. */
    private void join(double[] smoothed, int from, int to) {
        for (int j = from + 1; j < to; j++) {
            double share = (x[j] - x[from]) / (x[to] - x[from]);
            smoothed[j] = share * smoothed[to] + (1 - share) * smoothed[from];
        }
    }

    /** The local line at one row; the window grows over ties at its right end. */
    private double fit(int at, int left, int right) {
        double centre = x[at];
        double reach = Math.max(centre - x[left], x[right] - centre);
        double[] weights = new double[x.length - left];
        int end = left;
        double sum = 0;
        for (; end < x.length; end++) {
            double distance = Math.abs(x[end] - centre);
            if (distance <= NEARLY_ALL * reach) {
                weights[end - left] = distance <= NEARLY_NONE * reach ? 1 : tricube(distance / reach);
                sum += weights[end - left];
            } else if (x[end] > centre) {
                break;
            }
        }
        double[] used = Arrays.copyOf(weights, end - left);
        for (int j = 0; j < used.length; j++) {
            used[j] /= sum; // above 0: the row itself weighs 1
        }
        if (reach > 0) {
            tilt(used, left, centre);
        }
        double fitted = 0;
        for (int j = 0; j < used.length; j++) {
            fitted += used[j] * y[left + j];
        }
        return fitted;
    }

    /** Turns the weights of a local mean into those of a local line, where the rows are spread enough for one. */
    private void tilt(double[] weights, int left, double centre) {
        double mean = 0;
        for (int j = 0; j < weights.length; j++) {
            mean += weights[j] * x[left + j];
        }
        double spread = 0;
        for (int j = 0; j < weights.length; j++) {
            spread += weights[j] * (x[left + j] - mean) * (x[left + j] - mean);
        }
        if (Math.sqrt(spread) > NEARLY_NONE * range) {
            double lever = (centre - mean) / spread;
            for (int j = 0; j < weights.length; j++) {
                weights[j] *= lever * (x[left + j] - mean) + 1;
            }
        }
    }

    private static double tricube(double share) {
        double rest = 1 - share * share * share;
        return rest * rest * rest;
    }
}
