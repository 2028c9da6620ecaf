package org.rheumaroute.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * Fits {@code intercept + slope * x} to outcomes. The slope is a mean of two: one pulled hard towards 1, as by a normal
 * prior with standard deviation {@value #NEAR}, and one pulled weakly, {@value #FAR}; each counts as the cases speak for
 * its prior (by Laplace's evidence, both equally likely before). 200 cases tell a slope within 0.2 or so, and mostly the
 * package's own slope is nearer than that; where it is clearly wrong the cases take over. Updating a model with few cases
 * should shrink towards the model (Steyerberg et al. 2004, doi:10.1002/sim.1844); the two priors are our choice,
 * docs/training.md has the comparison.
 *
 * @param intercept free
 * @param slope exactly 1 when it was kept
 */
record LineFit(double intercept, double slope) {
    private static final double NEAR = 0.15;
    private static final double FAR = 0.7;

    /**
     * Fits.
     *
     * @param x {@code double[cases]}
     * @param outcomes {@code int[cases]}, 0 or 1, both present
     * @param counts how often each case counts, {@code double[cases]}
     * @param keepSlope whether the intercept alone is fitted
     */
    static LineFit of(double[] x, int[] outcomes, double[] counts, boolean keepSlope) {
        Cases cases = new Cases(x, outcomes, counts);
        double slope = 1;
        if (!keepSlope) {
            Climb near = new Climb(cases, 1 / (NEAR * NEAR), false, 1).top();
            Climb far = new Climb(cases, 1 / (FAR * FAR), false, 1).top();
            double share = LogisticFit.probability(near.evidence() - far.evidence());
            slope = share * near.b + (1 - share) * far.b;
        }
        return new LineFit(new Climb(cases, 0, true, slope).top().a, slope);
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

    private record Cases(double[] x, int[] outcomes, double[] counts) {}

    /** Newton's method on the penalised likelihood. Confined to its caller. */
    private static final class Climb {
        private static final int MOST_STEPS = 100;
        private static final double LONGEST_STEP = 2;
        private static final double CLOSE_ENOUGH = 1e-12;
        private static final int MOST_HALVINGS = 60;
        private static final double ROUNDING = 1e-12;

        private final Cases cases;
        private final double pull;
        private final boolean keepSlope;
        private double a;
        private double b;

        /**
         * @param pull the prior's precision around a slope of 1
         * @param b where the slope starts, and stays if it is kept
         */
        Climb(Cases cases, double pull, boolean keepSlope, double b) {
            this.cases = cases;
            this.pull = pull;
            this.keepSlope = keepSlope;
            this.b = b;
        }

        Climb top() {
            for (int step = 0; step < MOST_STEPS && step() >= CLOSE_ENOUGH; step++) {
                // each step is taken in the condition
            }
            return this;
        }

        private double step() {
            double[] sums = sums();
            double slopeGradient = sums[1] - pull * (b - 1);
            double slopeBend = sums[4] + pull;
            double determinant = sums[2] * slopeBend - sums[3] * sums[3];
            double moveA =
                    keepSlope ? sums[0] / sums[2] : (slopeBend * sums[0] - sums[3] * slopeGradient) / determinant;
            double moveB = keepSlope ? 0 : (sums[2] * slopeGradient - sums[3] * sums[0]) / determinant;
            double longest = Math.max(Math.abs(moveA), Math.abs(moveB));
            double share = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
            double before = height(a, b);
            // A full step may overshoot far from the top; near it rounding alone must not stop the climb.
            for (int h = 0; h < MOST_HALVINGS; h++) {
                if (height(a + share * moveA, b + share * moveB) >= before - ROUNDING * Math.abs(before)) {
                    break;
                }
                share /= 2;
            }
            a += share * moveA;
            b += share * moveB;
            return longest;
        }

        /** Logarithm of the cases' probability under the prior, by Laplace's method, less what all priors share. */
        double evidence() {
            double[] sums = sums();
            double determinant = sums[2] * (sums[4] + pull) - sums[3] * sums[3];
            return height(a, b) + (StrictMath.log(pull) - StrictMath.log(determinant)) / 2;
        }

        /** The penalised log-likelihood. */
        private double height(double intercept, double slope) {
            double height = -pull * (slope - 1) * (slope - 1) / 2;
            for (int i = 0; i < cases.x.length; i++) {
                double logOdds = intercept + slope * cases.x[i];
                double wrong = cases.outcomes[i] == 1 ? -logOdds : logOdds;
                height -= cases.counts[i] * (Math.max(0, wrong) + StrictMath.log1p(StrictMath.exp(-Math.abs(wrong))));
            }
            return height;
        }

        /** Gradient by intercept and slope, then the three second derivatives, without the pull. */
        private double[] sums() {
            double[] sums = new double[5];
            sums[2] = 1e-9; // keeps an all-sure fit solvable
            for (int i = 0; i < cases.x.length; i++) {
                double x = cases.x[i];
                double p = LogisticFit.probability(a + b * x);
                double gap = cases.counts[i] * (cases.outcomes[i] - p);
                double bend = cases.counts[i] * p * (1 - p);
                sums[0] += gap;
                sums[1] += gap * x;
                sums[2] += bend;
                sums[3] += bend * x;
                sums[4] += bend * x * x;
            }
            return sums;
        }
    }
}
