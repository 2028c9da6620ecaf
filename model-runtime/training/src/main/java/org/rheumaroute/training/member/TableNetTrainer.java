package org.rheumaroute.training.member;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/**
 * An ensemble of nets on what small tables need before a net can learn from them: gaps filled with conditional means,
 * flags, and a ramp at each of an input's quantiles (piecewise-linear embedding, Gorishniy et al. 2022, arXiv
 * 2203.05556), which makes a step of the risk easy to say. {@link PyTorch#start} must have been called.
 */
public final class TableNetTrainer implements MemberTrainer {
    private static final double EXPORT_TOLERANCE = 2e-5;
    private static final int KNOTS = 8;

    private final OnnxEngine engine = new OnnxEngine();
    private final String name;
    private final List<Transform> transforms;
    private final String shape;
    private final NetFit.Drawing drawing;
    private final NetSchedule schedule;

    private TableNetTrainer(
            String name, List<Transform> transforms, String shape, NetFit.Drawing drawing, NetSchedule schedule) {
        this.name = name;
        this.transforms = List.copyOf(transforms);
        this.shape = shape;
        this.drawing = drawing;
        this.schedule = schedule;
    }

    /** Residual nets that begin as a logistic regression, with a learned scale for each input. */
    public static TableNetTrainer residual(List<Transform> transforms) {
        return new TableNetTrainer(
                "residual-mlp",
                transforms,
                "6 nets, trunk of 32, 1 residual layer, straight way beside it",
                (width, random) -> new ResidualBlock(6, width, 32, 1, random),
                new NetSchedule(24, 8, 2e-3f, 0.1f, 0.05f));
    }

    /** TabM: nets that share all weights but their factors. */
    public static TableNetTrainer tabm(List<Transform> transforms) {
        return new TableNetTrainer(
                "tabm",
                transforms,
                "8 nets of 48-24 that share their weights",
                (width, random) -> new SharedBlock(8, new int[] {width, 48, 24, 1}, random),
                new NetSchedule(24, 8, 3e-3f, 0.1f, 0));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
        float[][] inputs = vectors.stream().map(preprocessing::inputsOf).toArray(float[][]::new);
        Inputs front = Inputs.fit(inputs, preprocessing.flagPositions());
        float[][] rows = Arrays.stream(inputs).map(front::row).toArray(float[][]::new);
        return NetFit.train(new NetFit.Rows(rows, outcomes), drawing, schedule, seed, (fit, epochs) -> {
            OnnxGraph graph = new OnnxGraph(preprocessing.width());
            byte[] net = graph.finish(fit.into(graph, front.into(graph)));
            FittedMember fitted = new FittedMember(
                    engine,
                    Map.of(OnnxEngine.NET_FILE, net, OnnxEngine.PREPROCESSING_FILE, preprocessing.toJson()),
                    Map.of(name + ".nets", shape, name + ".training", schedule.describe(epochs)));
            OnnxExport.requireSameNumbers(fit.logOdds(rows), fitted.logOdds(vectors), EXPORT_TOLERANCE);
            return fitted;
        });
    }

    /** What the nets see: filled values, flags, ramps. */
    private record Inputs(Imputation imputation, AdditiveBasis basis) {
        static Inputs fit(float[][] inputs, int[] flagOf) {
            Imputation imputation = Imputation.fit(inputs, flagOf);
            double[][] filled = Arrays.stream(inputs).map(imputation::filled).toArray(double[][]::new);
            return new Inputs(imputation, AdditiveBasis.of(filled, flagOf.length, KNOTS));
        }

        float[] row(float[] inputs) {
            double[] filled = imputation.filled(inputs);
            float[] row = new float[filled.length + basis.knots().size()];
            for (int j = 0; j < filled.length; j++) {
                row[j] = (float) filled[j];
            }
            for (int k = 0; k < basis.knots().size(); k++) {
                row[filled.length + k] = (float) basis.knots().get(k).ramp(filled);
            }
            return row;
        }

        String into(OnnxGraph graph) {
            String filled = imputation.into(graph, basis.width());
            int flags = basis.width() - basis.features();
            String inputs = filled;
            if (flags > 0) {
                double[][] select = new double[flags][basis.width()];
                IntStream.range(0, flags).forEach(f -> select[f][basis.features() + f] = 1);
                inputs = graph.beside(filled, graph.linear(OnnxGraph.INPUT, select));
            }
            return basis.knots().isEmpty()
                    ? inputs
                    : graph.beside(inputs, new AdditiveExport(graph, basis, filled).ramps(basis.knots()));
        }
    }
}
