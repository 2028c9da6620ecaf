package org.rheumaroute.training.table;

import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Patients whose figures are also shown apart.
 *
 * @param name key, for example {@code seronegative}
 * @param english label
 * @param japanese label; may be empty
 * @param any a patient belongs to it when one of these alternatives holds; each is a list of conditions that all must
 */
public record Subgroup(String name, String english, String japanese, List<List<Condition>> any) {
    public Subgroup {
        any = any.stream().map(List::copyOf).toList();
    }

    /**
     * One condition on a known value.
     *
     * @param feature a feature of the task
     * @param atLeast the value must be at least this; minus infinity when there is no such bound
     * @param below the value must be below this; infinity when there is no such bound
     */
    public record Condition(FeatureName feature, double atLeast, double below) {
        boolean holds(FeatureVector vector) {
            OptionalDouble value = vector.value(feature);
            return value.isPresent() && value.getAsDouble() < below && value.getAsDouble() >= atLeast;
        }
    }

    /** Whether the patient belongs to it; never when a value that it asks for is not known. */
    public boolean holds(FeatureVector vector) {
        return any.stream().anyMatch(all -> all.stream().allMatch(condition -> condition.holds(vector)));
    }
}
