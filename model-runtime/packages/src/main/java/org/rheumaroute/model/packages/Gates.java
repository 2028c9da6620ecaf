package org.rheumaroute.model.packages;

import java.util.Optional;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/** Everything that a vector must pass before it is scored, in order. Thread-safe. */
final class Gates {
    private final InputContract inputs;
    private final Optional<Familiarity> familiarity;
    private final Optional<FamiliarityGate> gate;

    /**
     * @param inputs required inputs, ranges, least number known
     * @param familiarity whether the inputs together are like the training patients'; empty when the package has no such
     *     gate
     */
    Gates(InputContract inputs, Optional<Familiarity> familiarity) {
        this.inputs = inputs;
        this.familiarity = familiarity;
        this.gate = familiarity.map(FamiliarityGate::new);
    }

    InputContract inputs() {
        return inputs;
    }

    Optional<Familiarity> familiarity() {
        return familiarity;
    }

    FeatureSchema schema() {
        return inputs.schema();
    }

    /** Why a vector is not scored; empty when it is. */
    Optional<Declined> refusal(FeatureVector vector) {
        Optional<Declined> refusal = inputs.refusal(vector);
        return refusal.isPresent() ? refusal : gate.flatMap(familiar -> familiar.refusal(vector));
    }
}
