package org.rheumaroute.model.neural;

import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/**
 * A {@link Preprocessing} laid out for whole cohorts: the same arithmetic, bit for bit, without an object for each number.
 * Immutable, thread-safe.
 */
final class NetInputs {
    private final double clip;
    private final Transform[] transforms;
    private final double[] medians;
    private final double[] centres;
    private final double[] scales;
    private final int[] flags;
    private final int width;

    NetInputs(Preprocessing preprocessing) {
        int features = preprocessing.inputs().size();
        this.clip = preprocessing.clip();
        this.transforms = new Transform[features];
        this.medians = new double[features];
        this.centres = new double[features];
        this.scales = new double[features];
        this.flags = preprocessing.flagPositions();
        this.width = preprocessing.width();
        for (int f = 0; f < features; f++) {
            Preprocessing.Input input = preprocessing.inputs().get(f);
            transforms[f] = input.transform();
            medians[f] = input.median();
            centres[f] = input.centre();
            scales[f] = input.scale();
        }
    }

    /** Number of inputs of the net. */
    int width() {
        return width;
    }

    /** Writes one patient's inputs into {@code float[rows × width()]}. */
    void write(FeatureVector vector, float[] rows, int row) {
        int at = row * width;
        for (int f = 0; f < transforms.length; f++) {
            double value = vector.valueOrNaN(f);
            boolean missing = Double.isNaN(value);
            double transformed = missing ? medians[f] : transforms[f].of(value);
            rows[at + f] = (float) Math.max(-clip, Math.min(clip, (transformed - centres[f]) / scales[f]));
            if (flags[f] >= 0) {
                rows[at + flags[f]] = missing ? 1f : 0f;
            }
        }
    }
}
