package org.rheumaroute.training.statistic;

import java.util.Optional;

/**
 * What a cut does to a table. A figure with nothing to count is empty, never 0.
 *
 * @param cut rows with a score at or above it are called positive
 * @param truePositives events called positive
 * @param falsePositives others called positive
 * @param trueNegatives others not called positive
 * @param falseNegatives events not called positive
 */
public record ThresholdFigures(
        double cut, int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {
    /**
     * Counts.
     *
     * @param scores {@code double[rows]}, no NaN
     * @param outcomes {@code int[rows]}, 0 or 1; one class alone is allowed
     */
    public static ThresholdFigures at(double cut, double[] scores, int[] outcomes) {
        Table.check(scores, outcomes);
        int[][] counts = new int[2][2];
        for (int i = 0; i < scores.length; i++) {
            counts[outcomes[i]][scores[i] >= cut ? 1 : 0]++;
        }
        return new ThresholdFigures(cut, counts[1][1], counts[0][1], counts[0][0], counts[1][0]);
    }

    /** Number of rows. */
    public int rows() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    /** Share of the events called positive; empty without events. */
    public Optional<Wilson> sensitivity() {
        return Wilson.of(truePositives, truePositives + falseNegatives);
    }

    /** Share of the others not called positive; empty when all rows are events. */
    public Optional<Wilson> specificity() {
        return Wilson.of(trueNegatives, trueNegatives + falsePositives);
    }

    /** Positive predictive value at the table's own prevalence; empty when nobody is called positive. */
    public Optional<Wilson> ppv() {
        return Wilson.of(truePositives, truePositives + falsePositives);
    }

    /** Negative predictive value at the table's own prevalence; empty when everybody is called positive. */
    public Optional<Wilson> npv() {
        return Wilson.of(trueNegatives, trueNegatives + falseNegatives);
    }

    /** Share called rightly; empty without rows. */
    public Optional<Wilson> accuracy() {
        return Wilson.of(truePositives + trueNegatives, rows());
    }

    /** The accuracy of answering "no" for everybody, to be shown beside {@link #accuracy}; empty without rows. */
    public Optional<Wilson> accuracyOfAlwaysNo() {
        return Wilson.of(trueNegatives + falsePositives, rows());
    }

    /**
     * F1, {@code 2 TP / (2 TP + FP + FN)}; empty without events of which none is called positive either.
     *
     * <p>Its interval: {@code s = TP / (TP + FP + FN)} is a share, and {@code F1 = 2 s / (1 + s)} rises with it (Hand,
     * Christen and Kirielle 2021, doi:10.1007/s10994-021-05964-1), so the ends of its Wilson interval carry over.
     */
    public Optional<Wilson> f1() {
        return Wilson.of(truePositives, truePositives + falsePositives + falseNegatives)
                .map(ThresholdFigures::f1);
    }

    /** F1 from the share {@code TP / (TP + FP + FN)}. */
    public static Wilson f1(Wilson share) {
        return new Wilson(fromShare(share.value()), fromShare(share.low()), fromShare(share.high()));
    }

    private static double fromShare(double share) {
        return 2 * share / (1 + share);
    }
}
