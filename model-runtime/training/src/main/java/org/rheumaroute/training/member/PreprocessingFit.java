package org.rheumaroute.training.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Input;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/** Fits a net's preprocessing on training rows. */
public final class PreprocessingFit {
    private static final double CLIP = 5.0;
    private static final double LEAST_SCALE = 1e-6;

    private PreprocessingFit() {}

    /**
     * Medians, means and standard deviations of the transformed known values; a feature that may be missing gets a
     * flag.
     *
     * @param transforms one for each feature, in schema order
     */
    public static Preprocessing fit(List<FeatureVector> vectors, List<Transform> transforms) {
        List<FeatureSpec> features = vectors.get(0).schema().features();
        List<Input> inputs = new ArrayList<>();
        for (int f = 0; f < features.size(); f++) {
            inputs.add(input(vectors, features.get(f), f, transforms.get(f)));
        }
        return Preprocessing.of(CLIP, inputs);
    }

    private static Input input(List<FeatureVector> vectors, FeatureSpec feature, int position, Transform transform) {
        double[] known = vectors.stream()
                .map(v -> v.value(position))
                .filter(v -> v.isPresent())
                .mapToDouble(v -> transform.of(v.getAsDouble()))
                .sorted()
                .toArray();
        double median = known.length == 0 ? 0 : known[known.length / 2];
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        double scale = known.length < 2 ? 1 : Math.sqrt(squares / (known.length - 1));
        // A constant feature carries nothing; a scale of 1 keeps it at 0.
        return new Input(
                feature.name().value(),
                transform,
                median,
                mean,
                scale < LEAST_SCALE ? 1 : scale,
                !feature.isRequired());
    }
}
