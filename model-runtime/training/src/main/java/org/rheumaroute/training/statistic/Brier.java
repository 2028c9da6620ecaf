package org.rheumaroute.training.statistic;

import java.util.OptionalDouble;

/**
 * Mean squared distance of probabilities from outcomes (Brier 1950).
 *
 * @param value 0 (best) to 1
 * @param standardError of the mean over rows, from the spread between patients where a patient has several; infinite
 *     for a single row or patient
 * @param ofPrevalence the value reached by giving everybody the table's own share of events; 0 when all outcomes are
 *     the same
 */
public record Brier(double value, double standardError, double ofPrevalence) {
    /**
     * Of probabilities.
     *
     * @param probabilities {@code double[rows]}, 0 to 1, at least one row
     * @param outcomes {@code int[rows]}, 0 or 1; one class alone is allowed
     */
    public static Brier of(double[] probabilities, int[] outcomes) {
        return of(probabilities, outcomes, Clusters.none(outcomes.length));
    }

    /** Of probabilities of rows of which several may be of one patient. */
    public static Brier of(double[] probabilities, int[] outcomes, Clusters clusters) {
        Table.checkProbabilities(probabilities, outcomes);
        int rows = outcomes.length;
        double mean = 0;
        for (int i = 0; i < rows; i++) {
            mean += square(probabilities[i] - outcomes[i]) / rows;
        }
        double[] gaps = new double[rows];
        for (int i = 0; i < rows; i++) {
            gaps[i] = square(probabilities[i] - outcomes[i]) - mean;
        }
        double error = Math.sqrt(clusters.varianceOfSum(gaps)) / rows;
        double prevalence = (double) Table.events(outcomes) / rows;
        return new Brier(mean, error, prevalence * (1 - prevalence));
    }

    /**
     * Share of the prevalence's Brier score that is gained: 1 is perfect, 0 no better than the prevalence, below 0 worse;
     * empty when all outcomes are the same.
     */
    public OptionalDouble scaled() {
        return ofPrevalence == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - value / ofPrevalence);
    }

    /** Lower end of the normal 95 % interval, not below 0. */
    public double low() {
        return Math.max(0, value - Normal.TWO_SIDED_95 * standardError);
    }

    /** Upper end of the normal 95 % interval, not above 1. */
    public double high() {
        return Math.min(1, value + Normal.TWO_SIDED_95 * standardError);
    }

    private static double square(double value) {
        return value * value;
    }
}
