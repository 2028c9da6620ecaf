package org.rheumaroute.cohort;

import java.time.LocalDate;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;

/**
 * One input as the model saw it. Carries its unit, so that a stored number never depends on a schema that changed.
 *
 * @param feature the feature
 * @param value finite, in {@code unit}
 * @param unit UCUM unit; {@code 1} for counts, scores and yes/no
 * @param censored true when the source said "below" or "above" a limit; then {@code value} is that limit
 * @param observedOn local date on which it was observed
 */
public record CohortInput(FeatureName feature, double value, String unit, boolean censored, LocalDate observedOn) {
    public CohortInput {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("input " + feature + " must be finite");
        }
    }

    /** The input that {@code evidence} stands for; the unit comes from the schema. */
    public static CohortInput of(Evidence evidence, FeatureSchema schema) {
        return new CohortInput(
                evidence.feature(),
                evidence.value(),
                schema.feature(evidence.feature()).unit(),
                evidence.censored(),
                evidence.observedOn());
    }
}
