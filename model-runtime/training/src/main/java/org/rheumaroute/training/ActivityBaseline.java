package org.rheumaroute.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * What a model of response must beat: logistic regression on DAS28 at the start, age, years of disease, CRP, ESR and
 * rheumatoid factor. Always computed where DAS28-ESR is an input.
 */
record ActivityBaseline(TaskDefinition task, int[] features) implements Predictor {
    static final String NAME = "activity-baseline";
    private static final String DAS28 = "das28-esr";
    private static final double RIDGE = 1;

    /** Empty when the task does not know DAS28-ESR. */
    static Optional<ActivityBaseline> of(TaskDefinition task) {
        if (task.schema().positionOf(new FeatureName(DAS28)).isEmpty()) {
            return Optional.empty();
        }
        int[] features = Stream.of(DAS28, "age", "disease-duration", "crp", "esr", "rf")
                .map(name -> task.schema().positionOf(new FeatureName(name)))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
        return Optional.of(new ActivityBaseline(task, features));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Fitted fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        RoutineInputs inputs = RoutineInputs.of(task, features, vectors);
        double[] fitted = LogisticFit.fit(inputs.of(vectors), outcomes, RIDGE);
        return unseen -> unseen.stream()
                .mapToDouble(vector -> LogisticFit.logOdds(fitted, inputs.of(List.of(vector))[0]))
                .toArray();
    }
}
