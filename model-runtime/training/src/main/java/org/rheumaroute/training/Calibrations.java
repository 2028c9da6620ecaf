package org.rheumaroute.training;

import org.rheumaroute.model.packages.Calibration;
import org.rheumaroute.training.statistic.Platt;

/** Calibrations from out-of-fold log-odds. */
final class Calibrations {
    /** Log-odds without signal may ask for a slope of 0 or below; a package must keep the order of patients. */
    private static final double LEAST_SLOPE = 0.01;

    static final double COVERAGE = 0.9;

    private Calibrations() {}

    /** The fitted calibration, or the nearest one that still rises. */
    static Platt rising(OutOfFold predicted, double[] weights) {
        Platt fitted = predicted.calibration(weights);
        if (fitted.slope() >= LEAST_SLOPE) {
            return fitted;
        }
        double events = 0;
        double patients = 0;
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            events += weights[i] * predicted.outcomes()[i];
            patients += weights[i];
            for (double[] repeat : predicted.logOdds()) {
                mean += weights[i] * repeat[i] / predicted.logOdds().length;
            }
        }
        double prevalence = StrictMath.log(events / (patients - events));
        return new Platt(prevalence - LEAST_SLOPE * mean / patients, LEAST_SLOPE);
    }

    static Calibration of(Platt platt) {
        return new Calibration(platt.intercept(), platt.slope());
    }

    /** Log-odds of a probability, kept finite. */
    static double logOdds(double probability) {
        double inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
        return StrictMath.log(inside / (1 - inside));
    }
}
