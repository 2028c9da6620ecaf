package org.rheumaroute.training.statistic;

/**
 * Area under the ROC curve with DeLong's variance (DeLong et al. 1988, doi:10.2307/2531595; by mid-ranks, Sun and Xu
 * 2014, doi:10.1109/LSP.2014.2337313).
 *
 * @param value 0 to 1; ties count half
 * @param variance 0 and above; infinite when one class has a single patient, which tells nothing about its spread
 */
public record Auc(double value, double variance) {
    /**
     * Of scores.
     *
     * @param scores {@code double[rows]}, no NaN; higher means the outcome is likelier
     * @param outcomes {@code int[rows]}, 0 or 1
     * @throws IllegalArgumentException when all outcomes are the same: there is no pair to order
     */
    public static Auc of(double[] scores, int[] outcomes) {
        return of(scores, outcomes, Clusters.none(outcomes.length));
    }

    /**
     * Of scores of rows of which several may be of one patient: the same AUC, with Obuchowski's variance (1997,
     * doi:10.2307/2533958).
     */
    public static Auc of(double[] scores, int[] outcomes, Clusters clusters) {
        Placements placements = Placements.of(scores, outcomes, clusters);
        return new Auc(placements.auc(), placements.covariance(placements));
    }

    /**
     * The AUCs of two models on the same patients, compared by DeLong's paired test.
     *
     * @param first {@code double[rows]}, scores of one model
     * @param second {@code double[rows]}, scores of the other, the same patients in the same order
     * @throws IllegalArgumentException when all outcomes are the same
     */
    public static PairedAuc paired(double[] first, double[] second, int[] outcomes) {
        return paired(first, second, outcomes, Clusters.none(outcomes.length));
    }

    /** As {@link #paired(double[], double[], int[])}, for rows of which several may be of one patient. */
    public static PairedAuc paired(double[] first, double[] second, int[] outcomes, Clusters clusters) {
        Placements one = Placements.of(first, outcomes, clusters);
        Placements other = Placements.of(second, outcomes, clusters);
        return new PairedAuc(
                of(first, outcomes, clusters), of(second, outcomes, clusters), one.differenceVariance(other));
    }

    /** Square root of the variance. */
    public double standardError() {
        return Math.sqrt(variance);
    }

    /** Lower end of the 95 % interval, normal on the AUC's own scale, not below 0. */
    public double low() {
        return Math.max(0, value - Normal.TWO_SIDED_95 * standardError());
    }

    /** Upper end of the 95 % interval, normal on the AUC's own scale, not above 1. */
    public double high() {
        return Math.min(1, value + Normal.TWO_SIDED_95 * standardError());
    }
}
