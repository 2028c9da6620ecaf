package org.rheumaroute.training.member;

import java.util.List;
import java.util.Map;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/**
 * A small ensemble of feed-forward nets, the published kind, by DJL on PyTorch, exported to ONNX. Each export is compared
 * with PyTorch on the training rows. {@link PyTorch#start} must have been called.
 */
public final class NetTrainer implements MemberTrainer {
    private static final int NETS = 4;
    private static final int[] HIDDEN = {24, 12};
    private static final NetSchedule SCHEDULE = new NetSchedule(25, 8, 3e-3f, 5e-2f, 0);
    private static final double EXPORT_TOLERANCE = 2e-6;

    private final OnnxEngine engine = new OnnxEngine();
    private final List<Transform> transforms;

    /** @param transforms one for each feature, in schema order */
    public NetTrainer(List<Transform> transforms) {
        this.transforms = List.copyOf(transforms);
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
        float[][] inputs = vectors.stream().map(preprocessing::inputsOf).toArray(float[][]::new);
        NetFit.Rows rows = new NetFit.Rows(inputs, outcomes);
        NetFit.Drawing shape =
                (width, random) -> new EnsembleBlock(NETS, new int[] {width, HIDDEN[0], HIDDEN[1], 1}, random);
        return NetFit.train(rows, shape, SCHEDULE, seed, (fit, epochs) -> {
            OnnxGraph graph = new OnnxGraph(preprocessing.width());
            FittedMember fitted = new FittedMember(
                    engine,
                    Map.of(
                            OnnxEngine.NET_FILE, graph.finish(fit.into(graph, OnnxGraph.INPUT)),
                            OnnxEngine.PREPROCESSING_FILE, preprocessing.toJson()),
                    settings(epochs));
            OnnxExport.requireSameNumbers(fit.logOdds(inputs), fitted.logOdds(vectors), EXPORT_TOLERANCE);
            return fitted;
        });
    }

    private static Map<String, String> settings(int epochs) {
        return Map.of(
                "mlp.nets",
                Integer.toString(NETS),
                "mlp.hidden",
                HIDDEN[0] + "-" + HIDDEN[1] + ", ReLU",
                "mlp.training",
                SCHEDULE.describe(epochs));
    }
}
