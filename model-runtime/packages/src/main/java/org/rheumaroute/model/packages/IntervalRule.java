package org.rheumaroute.model.packages;

import org.rheumaroute.model.ProbabilityInterval;

/**
 * How the interval around a probability is made. It is a normal interval on the calibrated log-odds; its variance adds
 * (1) the calibration's own uncertainty, from a bootstrap over patients, (2) how much a refit on other patients moves
 * the same patient's log-odds, by a jackknife over repeated cross-validation, and (3) in a combination, how far the members lie apart
 * for this patient. What it leaves out: the case mix of another hospital. Whether it covers as often as it says is
 * stated by {@code coverageValidated}.
 *
 * @param method short name of this recipe
 * @param coverage nominal coverage, above 0 and below 1
 * @param coverageValidated whether the coverage was checked on patients outside the training cohort
 * @param multiplier standard errors to each side, for example 1.645 for 90 %
 * @param interceptVariance bootstrap variance of the calibration's intercept
 * @param slopeVariance bootstrap variance of the calibration's slope
 * @param covariance bootstrap covariance of both
 * @param refitVariance variance of the uncalibrated log-odds under refits
 */
public record IntervalRule(
        String method,
        double coverage,
        boolean coverageValidated,
        double multiplier,
        double interceptVariance,
        double slopeVariance,
        double covariance,
        double refitVariance) {
    /** The recipe described above. */
    public static final String CALIBRATION_REFIT_AND_SPREAD = "calibration-refit-and-spread";

    public IntervalRule {
        requireVariance("interceptVariance", interceptVariance);
        requireVariance("slopeVariance", slopeVariance);
        requireVariance("refitVariance", refitVariance);
        requireVariance("multiplier", multiplier);
        if (!(coverage > 0.0 && coverage < 1.0)) {
            throw new IllegalArgumentException("coverage must be in (0, 1), was " + coverage);
        }
        // Rounding may put a perfect correlation just above 1.
        if (!(covariance * covariance <= interceptVariance * slopeVariance * (1 + 1e-9) + 1e-300)) {
            throw new IllegalArgumentException("covariance does not fit its variances");
        }
    }

    /**
     * The interval around one score.
     *
     * @param calibration the calibration whose uncertainty this rule holds
     * @param logOdds log-odds before calibration
     * @param spread variance between the members for this patient; 0 for a single model
     */
    public ProbabilityInterval around(Calibration calibration, double logOdds, double spread) {
        double ofCalibration =
                Math.max(0.0, interceptVariance + 2 * logOdds * covariance + logOdds * logOdds * slopeVariance);
        double ofModel = calibration.slope() * calibration.slope() * (refitVariance + spread);
        double half = multiplier * Math.sqrt(ofCalibration + ofModel);
        double centre = calibration.logOdds(logOdds);
        return new ProbabilityInterval(
                LogOdds.toProbability(centre - half), LogOdds.toProbability(centre + half), coverage);
    }

    private static void requireVariance(String name, double value) {
        if (!(value >= 0.0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be finite and not negative, was " + value);
        }
    }
}
