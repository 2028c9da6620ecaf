package org.rheumaroute.model.packages;

import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * What every package has, before its weights and its signature.
 *
 * @param card the model card
 * @param inputs the inputs and the gates
 * @param rule calibration and interval
 * @param goldenInputs vectors whose outputs are recorded and compared at each load; at least one must be scored
 */
public record PackageDraft(ModelCard card, InputContract inputs, ScoringRule rule, List<FeatureVector> goldenInputs) {
    public PackageDraft {
        goldenInputs = List.copyOf(goldenInputs);
    }
}
