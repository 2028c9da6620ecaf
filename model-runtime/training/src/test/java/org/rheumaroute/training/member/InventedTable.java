package org.rheumaroute.training.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/**
 * Invented patients of five features: three correlated values, the last two of them sometimes missing, one value of few
 * levels, one yes or no.
 */
record InventedTable(List<FeatureVector> vectors, int[] outcomes) {
    static final List<Transform> TRANSFORMS =
            List.of(Transform.NONE, Transform.NONE, Transform.NONE, Transform.NONE, Transform.NONE);
    private static final FeatureSchema SCHEMA = schema();

    /** @param logOdds from the complete values */
    static InventedTable draw(int patients, long seed, ToDoubleFunction<double[]> logOdds) {
        Random random = new Random(seed);
        List<FeatureVector> vectors = new ArrayList<>();
        int[] outcomes = new int[patients];
        for (int i = 0; i < patients; i++) {
            double shared = random.nextGaussian();
            double[] x = {
                0.8 * shared + 0.6 * random.nextGaussian(),
                0.8 * shared + 0.6 * random.nextGaussian(),
                0.8 * shared + 0.6 * random.nextGaussian(),
                Math.rint(2 + random.nextGaussian()),
                random.nextInt(2)
            };
            FeatureVector.Builder vector = FeatureVector.of(SCHEMA);
            for (int f = 0; f < x.length; f++) {
                if (!((f == 1 || f == 2) && random.nextDouble() < 0.2)) {
                    vector.set(new FeatureName("f" + f), x[f]);
                }
            }
            vectors.add(vector.build());
            outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds.applyAsDouble(x))) ? 1 : 0;
        }
        return new InventedTable(vectors, outcomes);
    }

    InventedTable first(int patients) {
        return new InventedTable(vectors.subList(0, patients), Arrays.copyOf(outcomes, patients));
    }

    InventedTable from(int patient) {
        return new InventedTable(
                vectors.subList(patient, vectors.size()), Arrays.copyOfRange(outcomes, patient, outcomes.length));
    }

    private static FeatureSchema schema() {
        return new FeatureSchema(
                "1",
                IntStream.range(0, 5)
                        .mapToObj(f -> new FeatureSpec(
                                new FeatureName("f" + f),
                                "1",
                                -20,
                                20,
                                f == 1 || f == 2 ? MissingPolicy.TOLERATED : MissingPolicy.REQUIRED,
                                FeatureGroup.JOINTS,
                                "f",
                                "f"))
                        .toList());
    }
}
