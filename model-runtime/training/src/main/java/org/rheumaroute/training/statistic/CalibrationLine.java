package org.rheumaroute.training.statistic;

import java.util.Optional;

/**
 * Logistic recalibration of log-odds, {@code logit(observed) = intercept + slope * logit(predicted)} (Cox 1958), by
 * maximum likelihood without a penalty. Perfect is intercept 0 and slope 1; a slope below 1 means predictions too
 * extreme.
 *
 * @param intercept with its standard error, fitted jointly with the slope
 * @param slope with its standard error
 */
public record CalibrationLine(Estimate intercept, Estimate slope) {
    /**
     * Intercept and slope together.
     *
     * @param probabilities {@code double[rows]}, 0 to 1
     * @param outcomes {@code int[rows]}, 0 or 1
     * @return empty where no finite line is the likeliest: all outcomes the same, all probabilities the same, a
     *     probability of 0 or 1 (its log-odds are infinite), or classes that some cut separates
     */
    public static Optional<CalibrationLine> of(double[] probabilities, int[] outcomes) {
        return of(probabilities, outcomes, Clusters.none(outcomes.length));
    }

    /**
     * As {@link #of(double[], int[])}, for rows of which several may be of one patient: the same line, with the robust
     * variance over patients (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13).
     */
    public static Optional<CalibrationLine> of(double[] probabilities, int[] outcomes, Clusters clusters) {
        return LogisticLine.fit(logOdds(probabilities, outcomes), outcomes, clusters);
    }

    /**
     * Calibration in the large: the intercept with the slope fixed at 1. Above 0 means that events are more frequent
     * than predicted.
     *
     * @param probabilities {@code double[rows]}, 0 to 1
     * @param outcomes {@code int[rows]}, 0 or 1
     * @return empty when all outcomes are the same or a probability is 0 or 1
     */
    public static Optional<Estimate> inTheLarge(double[] probabilities, int[] outcomes) {
        return inTheLarge(probabilities, outcomes, Clusters.none(outcomes.length));
    }

    /** As {@link #inTheLarge(double[], int[])}, for rows of which several may be of one patient. */
    public static Optional<Estimate> inTheLarge(double[] probabilities, int[] outcomes, Clusters clusters) {
        return LogisticLine.intercept(logOdds(probabilities, outcomes), outcomes, clusters);
    }

    private static double[] logOdds(double[] probabilities, int[] outcomes) {
        Table.checkProbabilities(probabilities, outcomes);
        double[] logOdds = new double[probabilities.length];
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = Math.log(probabilities[i]) - Math.log1p(-probabilities[i]);
        }
        return logOdds;
    }
}
