package org.rheumaroute.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * Fits {@code intercept + slope * x} to outcomes by penalised likelihood. The slope is pulled towards 1, as by a normal
 * prior with standard deviation {@value #SLOPE_DEVIATION}: 200 cases tell a slope within 0.2 or so, and a slope that
 * chance has made small leaves predictions that are far too cautious. Updating a model with few cases should shrink towards
 * the model (Steyerberg et al. 2004, doi:10.1002/sim.1844); how far is our choice.
 *
 * @param intercept free
 * @param slope exactly 1 when it was kept
 */
record LineFit(double intercept, double slope) {
    private static final double SLOPE_DEVIATION = 0.4;
    private static final double PULL = 1 / (SLOPE_DEVIATION * SLOPE_DEVIATION);
    private static final int MOST_STEPS = 100;
    private static final double LONGEST_STEP = 2;
    private static final double CLOSE_ENOUGH = 1e-12;

    /**
     * Fits.
     *
     * @param x {@code double[cases]}
     * @param outcomes {@code int[cases]}, 0 or 1, both present
     * @param counts how often each case counts, {@code double[cases]}
     * @param keepSlope whether the intercept alone is fitted
     */
    static LineFit of(double[] x, int[] outcomes, double[] counts, boolean keepSlope) {
        double a = 0;
        double b = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(x, outcomes, counts, a, b);
            double slopeGradient = sums[1] - PULL * (b - 1);
            double slopeBend = sums[4] + PULL;
            double determinant = sums[2] * slopeBend - sums[3] * sums[3];
            double moveA =
                    keepSlope ? sums[0] / sums[2] : (slopeBend * sums[0] - sums[3] * slopeGradient) / determinant;
            double moveB = keepSlope ? 0 : (sums[2] * slopeGradient - sums[3] * sums[0]) / determinant;
            double longest = Math.max(Math.abs(moveA), Math.abs(moveB));
            double damping = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
            a += damping * moveA;
            b += damping * moveB;
            if (longest < CLOSE_ENOUGH) {
                break;
            }
        }
        return new LineFit(a, b);
    }

    /** Every case once. */
    static LineFit of(double[] x, int[] outcomes, boolean keepSlope) {
        double[] once = new double[x.length];
        Arrays.fill(once, 1);
        return of(x, outcomes, once, keepSlope);
    }

    /** Refits on cases drawn with replacement; a draw of one class only is drawn again. */
    static LineFit[] bootstrap(double[] x, int[] outcomes, boolean keepSlope, int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LineFit[] refits = new LineFit[times];
        for (int t = 0; t < times; t++) {
            double[] counts = new double[x.length];
            double events;
            do {
                Arrays.fill(counts, 0);
                events = 0;
                for (int i = 0; i < counts.length; i++) {
                    int drawn = random.nextInt(counts.length);
                    counts[drawn]++;
                    events += outcomes[drawn];
                }
            } while (events == 0 || events == counts.length);
            refits[t] = of(x, outcomes, counts, keepSlope);
        }
        return refits;
    }

    /** Gradient by intercept and slope, then the three second derivatives, without the pull. */
    private static double[] sums(double[] x, int[] outcomes, double[] counts, double a, double b) {
        double[] sums = new double[5];
        sums[2] = 1e-9; // keeps an all-sure fit solvable
        for (int i = 0; i < x.length; i++) {
            double p = LogisticFit.probability(a + b * x[i]);
            double gap = counts[i] * (outcomes[i] - p);
            double bend = counts[i] * p * (1 - p);
            sums[0] += gap;
            sums[1] += gap * x[i];
            sums[2] += bend;
            sums[3] += bend * x[i];
            sums[4] += bend * x[i] * x[i];
        }
        return sums;
    }
}
