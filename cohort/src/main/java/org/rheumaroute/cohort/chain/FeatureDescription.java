package org.rheumaroute.cohort.chain;

import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.FeatureSpec;

/**
 * One input of a question, as people need to see it.
 *
 * @param spec name, unit, range, missing policy, group and labels
 * @param windowDays greatest age in days that the feature map allows; {@code null} when the input does not age
 */
public record FeatureDescription(FeatureSpec spec, @Nullable Integer windowDays) {
    public FeatureDescription {
        if (windowDays != null && windowDays <= 0) {
            throw new IllegalArgumentException("window of " + spec.name() + " must be at least one day");
        }
    }
}
