package org.rheumaroute.model.packages;

import org.rheumaroute.model.Probability;

/**
 * Logistic calibration (Platt 1999): {@code probability = 1 / (1 + exp(-(intercept + slope * logOdds)))}. It keeps the
 * order of patients.
 *
 * @param intercept finite; 0 with slope 1 changes nothing
 * @param slope finite and above 0; below 1 says that the model was too sure
 */
public record Calibration(double intercept, double slope) {
    public Calibration {
        if (!(Double.isFinite(intercept) && Double.isFinite(slope) && slope > 0.0)) {
            throw new IllegalArgumentException(
                    "calibration must be finite and rising, was " + intercept + " + " + slope + " * log-odds");
        }
    }

    /** Calibrated log-odds. */
    public double logOdds(double uncalibrated) {
        return intercept + slope * uncalibrated;
    }

    /** Calibrated probability. */
    public Probability probability(double uncalibrated) {
        return LogOdds.toProbability(logOdds(uncalibrated));
    }
}
