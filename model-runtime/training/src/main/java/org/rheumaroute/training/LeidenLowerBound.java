package org.rheumaroute.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheumaroute.model.clinical.Crp;
import org.rheumaroute.model.clinical.JointDistribution;
import org.rheumaroute.model.clinical.JointDistribution.Extremities;
import org.rheumaroute.model.clinical.LeidenRule;
import org.rheumaroute.model.clinical.MorningStiffness;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * The Leiden rule as far as a table allows: without morning stiffness and the distribution of the joints, which are
 * worth up to 4.5 of 14 points, it is a lower bound. Its points are turned into probabilities by the same calibration as
 * every candidate's log-odds. Its figures are not the published rule's.
 */
final class LeidenLowerBound implements Predictor {
    static final String NAME = "leiden-lower-bound";

    /** Limits of positivity, as in the feature map of {@code ua-progression}. */
    private static final double RF_ABOVE = 15;

    private static final double ANTI_CCP_FROM = 4.5;

    private static final Map<String, String> UNITS = Map.of(
            "age", "a",
            "female", "1",
            "tjc28", "1",
            "sjc28", "1",
            "crp", "mg/L",
            "rf", "[IU]/mL",
            "anti-ccp", "U/mL");

    private LeidenLowerBound() {}

    /** Empty when the schema lacks an input of the rule, or does not require it. */
    static Optional<LeidenLowerBound> of(FeatureSchema schema) {
        boolean all = UNITS.entrySet().stream().allMatch(input -> {
            FeatureName name = new FeatureName(input.getKey());
            if (schema.positionOf(name).isEmpty()) {
                return false;
            }
            FeatureSpec spec = schema.feature(name);
            return spec.isRequired() && spec.unit().equals(input.getValue());
        });
        return all ? Optional.of(new LeidenLowerBound()) : Optional.empty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Fitted fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        return unseen -> unseen.stream().mapToDouble(LeidenLowerBound::points).toArray();
    }

    static double points(FeatureVector vector) {
        return new LeidenRule(
                        (int) value(vector, "age"),
                        value(vector, "female") == 1,
                        new JointDistribution(false, false, Extremities.LOWER_OR_NONE),
                        new MorningStiffness.Duration(0),
                        (int) value(vector, "tjc28"),
                        (int) value(vector, "sjc28"),
                        Crp.ofMgPerL(value(vector, "crp")),
                        value(vector, "rf") > RF_ABOVE,
                        value(vector, "anti-ccp") >= ANTI_CCP_FROM)
                .points();
    }

    private static double value(FeatureVector vector, String name) {
        return vector.value(new FeatureName(name)).orElseThrow();
    }
}
