package org.rheumaroute.model.packages;

import java.util.Optional;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Everything that a vector must pass before it is scored, in order.
 *
 * @param inputs required inputs, ranges, least number known
 * @param familiarity whether the inputs together are like the training patients'; empty when the package has no such gate
 */
record Gates(InputContract inputs, Optional<Familiarity> familiarity) {
    FeatureSchema schema() {
        return inputs.schema();
    }

    /** Why a vector is not scored; empty when it is. */
    Optional<Declined> refusal(FeatureVector vector) {
        return inputs.refusal(vector).or(() -> familiarity.flatMap(gate -> gate.refusal(vector)));
    }
}
