package org.rheumaroute.model.packages;

import org.rheumaroute.model.ProbabilityInterval;

/**
 * How the interval around a probability is made: symmetric on the calibrated log-odds {@code L = a + b * x}, with the half
 * width
 *
 * <p>{@code sqrt(multiplier² * (interceptVariance + 2 x covariance + x² slopeVariance + b² (refitVariance + spread)) +
 * transport²)}
 *
 * <p>where {@code spread} is how far the members of a combination lie apart for this patient. What the parts mean depends
 * on the method. Whether it covers as often as it says is stated by {@code coverageValidated}.
 *
 * @param method short name of the recipe that found the numbers
 * @param coverage nominal coverage, above 0 and below 1
 * @param coverageValidated whether the share of true probabilities inside was measured on patients outside the training
 *     cohort and was as nominal. Real patients have no known probability, so nothing made here says so: neither training
 *     nor a validation nor a recalibration sets it
 * @param multiplier from the root of the variance to the half width, for example 1.645 for 90 % of a normal error
 * @param interceptVariance of the calibration's intercept, or of a part that grows with the distance from the mean
 * @param slopeVariance of the calibration's slope, or how that part grows
 * @param covariance of both
 * @param refitVariance the part of the variance of the uncalibrated log-odds that is the same for everybody
 * @param transport half width, in log-odds, for the unknown level of risk of another hospital; 0 once the package was
 *     recalibrated where it is used, and in packages from before there was one
 */
public record IntervalRule(
        String method,
        double coverage,
        boolean coverageValidated,
        double multiplier,
        double interceptVariance,
        double slopeVariance,
        double covariance,
        double refitVariance,
        double transport) {
    /**
     * The calibration's bootstrap variance, the jackknife variance of refits and the members' spread, added up and taken
     * for the variance of a normal error. It misses what every member misses.
     */
    public static final String CALIBRATION_REFIT_AND_SPREAD = "calibration-refit-and-spread";

    /**
     * The distance between out-of-fold log-odds and truths drawn from the posteriors of flexible Bayesian models: its
     * mean square, by spread and by log-odds, gives the variance; its quantile the multiplier. See ADR 0012 and 0014.
     */
    public static final String PLAUSIBLE_TRUTHS = "plausible-truths";

    public IntervalRule {
        requireVariance("interceptVariance", interceptVariance);
        requireVariance("slopeVariance", slopeVariance);
        requireVariance("refitVariance", refitVariance);
        requireVariance("multiplier", multiplier);
        requireVariance("transport", transport);
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
        // Without the term for other hospitals the bits are those that packages from before it recorded.
        double half = transport == 0.0
                ? multiplier * Math.sqrt(ofCalibration + ofModel)
                : Math.sqrt(multiplier * multiplier * (ofCalibration + ofModel) + transport * transport);
        double centre = calibration.logOdds(logOdds);
        return new ProbabilityInterval(
                LogOdds.toProbability(centre - half), LogOdds.toProbability(centre + half), coverage);
    }

    /** A rule without a term for other hospitals. */
    public IntervalRule(
            String method,
            double coverage,
            boolean coverageValidated,
            double multiplier,
            double interceptVariance,
            double slopeVariance,
            double covariance,
            double refitVariance) {
        this(
                method,
                coverage,
                coverageValidated,
                multiplier,
                interceptVariance,
                slopeVariance,
                covariance,
                refitVariance,
                0.0);
    }

    private static void requireVariance(String name, double value) {
        if (!(value >= 0.0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be finite and not negative, was " + value);
        }
    }
}
