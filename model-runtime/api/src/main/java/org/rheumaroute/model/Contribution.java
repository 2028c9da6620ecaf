package org.rheumaroute.model;

import org.rheumaroute.model.feature.FeatureName;

/**
 * One feature's signed share in one score, in log-odds. All contributions of a score and the package's base
 * value add up to the score before calibration. A contribution explains the model; it is not a cause.
 *
 * @param feature the feature
 * @param logOdds positive raises the risk, negative lowers it; finite
 */
public record Contribution(FeatureName feature, double logOdds) {
    public Contribution {
        if (!Double.isFinite(logOdds)) {
            throw new IllegalArgumentException("contribution of " + feature + " must be finite, was " + logOdds);
        }
    }
}
