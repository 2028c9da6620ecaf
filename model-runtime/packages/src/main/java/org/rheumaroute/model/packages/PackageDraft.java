package org.rheumaroute.model.packages;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * What every package has, before its weights and its signature.
 *
 * @param card the model card
 * @param inputs the inputs and the gates
 * @param rule calibration and interval
 * @param goldenInputs vectors whose outputs are recorded and compared at each load; at least one must be scored
 * @param familiarity the gate against unusual combinations; empty for a package without one
 */
public record PackageDraft(
        ModelCard card,
        InputContract inputs,
        ScoringRule rule,
        List<FeatureVector> goldenInputs,
        Optional<Familiarity> familiarity) {
    public PackageDraft {
        goldenInputs = List.copyOf(goldenInputs);
    }

    /** A draft without a gate against unusual combinations, as for the members of a combination. */
    public PackageDraft(ModelCard card, InputContract inputs, ScoringRule rule, List<FeatureVector> goldenInputs) {
        this(card, inputs, rule, goldenInputs, Optional.empty());
    }
}
