package org.rheumaroute.training.statistic;

import java.util.Optional;

/**
 * A share of rows of which several may be of one patient, with Wilson's interval at the effective number of rows: the
 * number divided by the design effect, which is the share's variance between patients over that of independent rows (Rao
 * and Scott 1992, doi:10.2307/2532311), never below 1. Where all rows or none are counted the variance says nothing; then
 * a patient's rows are taken to tell the same (Kish 1965).
 */
public final class ClusteredShare {
    private ClusteredShare() {}

    /**
     * Share of some rows among others.
     *
     * @param successes {@code boolean[rows]}; only where {@code trials} holds
     * @param trials {@code boolean[rows]}, the rows to count
     * @return empty when there was nothing to count
     */
    public static Optional<Wilson> of(boolean[] successes, boolean[] trials, Clusters clusters) {
        double[] counted = new double[trials.length];
        double[] hits = new double[trials.length];
        int number = 0;
        int found = 0;
        for (int i = 0; i < trials.length; i++) {
            if (trials[i]) {
                number++;
                counted[i] = 1;
                if (successes[i]) {
                    found++;
                    hits[i] = 1;
                }
            }
        }
        if (number == 0) {
            return Optional.empty();
        }
        return Wilson.of(found, number, number / designEffect(hits, counted, clusters));
    }

    private static double designEffect(double[] hits, double[] counted, Clusters clusters) {
        double[] hitsOf = clusters.sums(hits);
        double[] rowsOf = clusters.sums(counted);
        double rows = 0;
        double successes = 0;
        double squares = 0;
        int patients = 0;
        for (int c = 0; c < rowsOf.length; c++) {
            rows += rowsOf[c];
            successes += hitsOf[c];
            squares += rowsOf[c] * rowsOf[c];
            patients += rowsOf[c] > 0 ? 1 : 0;
        }
        double share = successes / rows;
        if (patients < 2 || successes == 0 || successes == rows) {
            return Math.max(1, squares / rows);
        }
        double between = 0;
        for (int c = 0; c < rowsOf.length; c++) {
            double gap = hitsOf[c] - share * rowsOf[c];
            between += gap * gap;
        }
        return Math.max(1, between * patients / (patients - 1.0) / (rows * share * (1 - share)));
    }
}
