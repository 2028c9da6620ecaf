package org.rheumaroute.training.statistic;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Intercept and slope that calibrate log-odds (Platt 1999).
 *
 * @param intercept intercept
 * @param slope slope; may be 0 or below when the log-odds carry no signal
 */
public record Platt(double intercept, double slope) {
    private static final double RIDGE = 1e-6;

    /**
     * Fits.
     *
     * @param logOdds {@code double[repeats][rows]}: the same patients, predicted out of fold several times
     * @param weights {@code double[rows]}: how often each patient counts
     */
    public static Platt fit(double[][] logOdds, int[] outcomes, double[] weights) {
        int rows = outcomes.length;
        double[][] inputs = new double[logOdds.length * rows][1];
        int[] repeated = new int[inputs.length];
        double[] shared = new double[inputs.length];
        for (int r = 0; r < logOdds.length; r++) {
            for (int i = 0; i < rows; i++) {
                inputs[r * rows + i][0] = logOdds[r][i];
                repeated[r * rows + i] = outcomes[i];
                shared[r * rows + i] = weights[i] / logOdds.length;
            }
        }
        double[] fitted = LogisticFit.fit(inputs, repeated, shared, RIDGE);
        return new Platt(fitted[0], fitted[1]);
    }

    /** Calibrated log-odds. */
    public double apply(double logOdds) {
        return intercept + slope * logOdds;
    }

    /**
     * Refits on patients drawn with replacement.
     *
     * @param times number of draws
     * @return the refits, in the order drawn; the same seed gives the same
     */
    public static Platt[] bootstrap(double[][] logOdds, int[] outcomes, int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Platt[] refits = new Platt[times];
        for (int t = 0; t < times; t++) {
            double[] counts = new double[outcomes.length];
            double events;
            do {
                Arrays.fill(counts, 0);
                events = 0;
                for (int i = 0; i < counts.length; i++) {
                    int drawn = random.nextInt(counts.length);
                    counts[drawn]++;
                    events += outcomes[drawn];
                }
            } while (events == 0 || events == counts.length); // such a draw has no fit
            refits[t] = fit(logOdds, outcomes, counts);
        }
        return refits;
    }
}
