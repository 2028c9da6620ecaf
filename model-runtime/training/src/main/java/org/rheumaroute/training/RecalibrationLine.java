package org.rheumaroute.training;

import java.util.Arrays;
import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.model.packages.ScoringRule;

/**
 * What local cases say about a package's calibrated log-odds: {@code local = intercept + slope * as given}. The rule:
 *
 * <ul>
 *   <li>fewer than {@value #LEAST_OF_EACH} cases with, or without, the outcome: refused, chance would move the package
 *       more than the hospital does;
 *   <li>fewer than {@value #BOTH_FROM} of either: the intercept alone, slope 1;
 *   <li>else both, the slope pulled towards 1 ({@link LineFit}).
 * </ul>
 *
 * @param intercept added to the slope's part
 * @param slope above 0
 * @param cases number of local cases
 * @param events those with the outcome
 * @param interceptOnly whether the slope was left alone
 */
record RecalibrationLine(double intercept, double slope, int cases, int events, boolean interceptOnly) {
    static final int LEAST_OF_EACH = 10;
    static final int BOTH_FROM = 30;

    private static final double LEAST_SLOPE = 0.01;
    private static final int DRAWS = 200;
    private static final double STANDARD_ERRORS = 1.6448536269514722; // of a 90 % normal interval

    /**
     * Fits.
     *
     * @param logOdds as the package gives them, {@code double[cases]}
     * @param outcomes {@code int[cases]}, 0 or 1
     * @throws RefusedRunException when there are too few cases
     */
    static RecalibrationLine fit(double[] logOdds, int[] outcomes) throws RefusedRunException {
        int events = Arrays.stream(outcomes).sum();
        int least = Math.min(events, outcomes.length - events);
        if (least < LEAST_OF_EACH) {
            throw new RefusedRunException("too few local cases: " + events + " with and " + (outcomes.length - events)
                    + " without the outcome; at least " + LEAST_OF_EACH + " of each are needed");
        }
        LineFit line = LineFit.of(logOdds, outcomes, least < BOTH_FROM);
        if (line.slope() < LEAST_SLOPE) {
            line = LineFit.of(logOdds, outcomes, true);
        }
        return new RecalibrationLine(line.intercept(), line.slope(), outcomes.length, events, line.slope() == 1);
    }

    /** One candidate's log-odds in this hospital. */
    double[] apply(double[] logOdds) {
        return Arrays.stream(logOdds).map(x -> intercept + slope * x).toArray();
    }

    /** The rule in words. */
    String method() {
        return interceptOnly
                ? "intercept alone, slope kept: fewer than " + BOTH_FROM
                        + " local cases with or without the outcome, or" + " no rising slope"
                : "intercept and slope by logistic regression on the local cases, the slope pulled towards 1 as far as the"
                        + " cases allow";
    }

    /** The package's calibration after this line. */
    Calibration after(Calibration before) {
        return new Calibration(intercept + slope * before.intercept(), slope * before.slope());
    }

    /**
     * The package's interval after this line: its own parts, stretched by the slope, and the line's own variance from a
     * bootstrap over the local cases.
     *
     * @param logOdds as the package gives them, the local cases
     */
    IntervalRule after(ScoringRule before, double[] logOdds, int[] outcomes, long seed) {
        IntervalRule old = before.interval();
        double i = before.calibration().intercept();
        double s = before.calibration().slope();
        double[] variances = variances(logOdds, outcomes, i, s, seed);
        // The rule multiplies every part by its own multiplier; the bootstrap's parts are normal errors.
        double unit = old.multiplier() > 0 ? square(STANDARD_ERRORS / old.multiplier()) : 1;
        return new IntervalRule(
                old.method(),
                old.coverage(),
                false,
                old.multiplier(),
                square(slope) * old.interceptVariance() + unit * variances[0],
                square(slope) * old.slopeVariance() + unit * variances[1],
                square(slope) * old.covariance() + unit * variances[2],
                old.refitVariance());
    }

    /** Variance of the whole calibration's intercept and slope over the bootstrap, and their covariance. */
    private double[] variances(double[] logOdds, int[] outcomes, double i, double s, long seed) {
        LineFit[] refits = LineFit.bootstrap(logOdds, outcomes, interceptOnly, DRAWS, seed);
        double[] mean = new double[2];
        for (LineFit refit : refits) {
            mean[0] += (refit.intercept() + refit.slope() * i) / refits.length;
            mean[1] += refit.slope() * s / refits.length;
        }
        double[] found = new double[3];
        for (LineFit refit : refits) {
            double a = refit.intercept() + refit.slope() * i - mean[0];
            double b = refit.slope() * s - mean[1];
            found[0] += a * a / (refits.length - 1);
            found[1] += b * b / (refits.length - 1);
            found[2] += a * b / (refits.length - 1);
        }
        return found;
    }

    private static double square(double x) {
        return x * x;
    }
}
