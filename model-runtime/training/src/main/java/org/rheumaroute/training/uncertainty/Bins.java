package org.rheumaroute.training.uncertainty;

import java.util.Arrays;

/**
 * One input cut into bins of about as many patients each; equal values stay together. An input of few values has a bin
 * for each.
 *
 * @param mass share of the learned patients in each bin, {@code double[bins]}; every one above 0
 * @param of bin of each patient, -1 where the value is unknown
 * @param within how far up in its bin each patient's value lies among the learned ones, 0 to 1
 */
record Bins(double[] mass, int[] of, double[] within) {
    /** A bin may end a little early, so that a common value does not swell it. */
    private static final double EARLY = 0.9;

    /**
     * Cuts.
     *
     * @param values {@code double[patients]}, NaN where unknown
     * @param learned the patients that decide where the cuts are
     * @param most number of bins
     */
    static Bins of(double[] values, int[] learned, int most) {
        double[] sorted = Arrays.stream(learned)
                .mapToDouble(i -> values[i])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        int[] ends = ends(sorted, most);
        double[] mass = new double[ends.length];
        for (int b = 0; b < ends.length; b++) {
            mass[b] = sorted.length == 0 ? 1 : (double) (ends[b] - start(ends, b)) / sorted.length;
        }
        int[] of = new int[values.length];
        double[] within = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            of[i] = Double.isNaN(values[i]) ? -1 : bin(values[i], sorted, ends);
            within[i] = of[i] < 0 ? 0 : within(values[i], sorted, start(ends, of[i]), ends[of[i]]);
        }
        return new Bins(mass, of, within);
    }

    int count() {
        return mass.length;
    }

    private static int start(int[] ends, int bin) {
        return bin == 0 ? 0 : ends[bin - 1];
    }

    /** Where each bin ends in the sorted values. */
    private static int[] ends(double[] sorted, int most) {
        int[] ends = new int[sorted.length + 1];
        int distinct = (int) Arrays.stream(sorted).distinct().count();
        int count = 0;
        int start = 0;
        for (int i = 1; i < sorted.length; i++) {
            boolean between = sorted[i] > sorted[i - 1];
            double fair = EARLY * (sorted.length - start) / Math.max(1, most - count);
            if (between && (distinct <= most || (i - start >= fair && count < most - 1))) {
                ends[count++] = i;
                start = i;
            }
        }
        ends[count++] = sorted.length;
        return Arrays.copyOf(ends, count);
    }

    private static int bin(double value, double[] sorted, int[] ends) {
        int bin = 0;
        while (bin < ends.length - 1 && value >= sorted[ends[bin]]) {
            bin++;
        }
        return bin;
    }

    private static double within(double value, double[] sorted, int start, int end) {
        double below = 0;
        for (int k = start; k < end; k++) {
            below += sorted[k] < value ? 1 : sorted[k] == value ? 0.5 : 0;
        }
        return end > start ? below / (end - start) : 0.5;
    }
}
