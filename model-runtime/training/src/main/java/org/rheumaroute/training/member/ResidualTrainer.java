package org.rheumaroute.training.member;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.training.member.AdditiveTrainer.Model;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;

/**
 * An ensemble of residual nets on filled inputs, flags and ramps. Alone ({@code residual-mlp}) it learns everything; on
 * the additive model ({@code additive-net}) it learns only what that model leaves over on patients it has not seen.
 * {@link PyTorch#start} must have been called.
 */
public final class ResidualTrainer implements MemberTrainer {
    private static final double EXPORT_TOLERANCE = 2e-5;
    private static final int OFFSET_FOLDS = 4;
    private static final int KNOTS = 5;

    private final OnnxEngine engine = new OnnxEngine();
    private final List<Transform> transforms;
    private final boolean onAdditive;
    private final Shape shape;
    private final NetSchedule schedule;

    /** Nets, width of the trunk, residual layers. */
    record Shape(int nets, int trunk, int depth) {}

    ResidualTrainer(List<Transform> transforms, boolean onAdditive, Shape shape, NetSchedule schedule) {
        this.transforms = List.copyOf(transforms);
        this.onAdditive = onAdditive;
        this.shape = shape;
        this.schedule = schedule;
    }

    /** Residual nets that learn everything. */
    public static ResidualTrainer alone(List<Transform> transforms) {
        return new ResidualTrainer(transforms, false, new Shape(6, 32, 1), new NetSchedule(24, 8, 2e-3f, 0.1f, 0.05f));
    }

    /** Residual nets that learn what an additive model leaves over. */
    public static ResidualTrainer onAdditive(List<Transform> transforms) {
        return new ResidualTrainer(transforms, true, new Shape(6, 32, 1), new NetSchedule(16, 8, 1.5e-3f, 0.1f, 0));
    }

    @Override
    public String name() {
        return onAdditive ? "additive-net" : "residual-mlp";
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
        float[][] inputs = vectors.stream().map(preprocessing::inputsOf).toArray(float[][]::new);
        int[] flagOf = preprocessing.flagPositions();
        Model additive = AdditiveTrainer.model(inputs, flagOf, outcomes);
        Inputs front = Inputs.of(additive, inputs);
        float[][] rows = Arrays.stream(inputs).map(front::row).toArray(float[][]::new);
        float[] offsets = onAdditive ? unseen(inputs, flagOf, outcomes, seed) : new float[inputs.length];
        NetFit.Drawing drawing =
                (width, random) -> new ResidualBlock(shape.nets(), width, shape.trunk(), shape.depth(), random);
        return NetFit.train(new NetFit.Rows(rows, offsets, outcomes), drawing, schedule, seed, (fit, epochs) -> {
            OnnxGraph graph = new OnnxGraph(preprocessing.width());
            String logOdds = fit.into(graph, front.into(graph));
            byte[] net = graph.finish(onAdditive ? graph.add(additive.into(graph), logOdds) : logOdds);
            FittedMember fitted = new FittedMember(
                    engine,
                    Map.of(OnnxEngine.NET_FILE, net, OnnxEngine.PREPROCESSING_FILE, preprocessing.toJson()),
                    settings(epochs));
            double[] trained = fit.logOdds(rows);
            for (int i = 0; onAdditive && i < trained.length; i++) {
                trained[i] += additive.logOdds(inputs[i]);
            }
            OnnxExport.requireSameNumbers(trained, fitted.logOdds(vectors), EXPORT_TOLERANCE);
            return fitted;
        });
    }

    /** Additive log-odds of each row from a fit that has not seen it. */
    private static float[] unseen(float[][] inputs, int[] flagOf, int[] outcomes, long seed) {
        float[] offsets = new float[outcomes.length];
        Folds folds = Folds.stratified(outcomes, OFFSET_FOLDS, Seeds.derive(seed, "offsets", 0));
        for (int fold = 0; fold < OFFSET_FOLDS; fold++) {
            int[] outside = folds.outside(fold);
            Model model = AdditiveTrainer.model(
                    Arrays.stream(outside).mapToObj(i -> inputs[i]).toArray(float[][]::new),
                    flagOf,
                    Arrays.stream(outside).map(i -> outcomes[i]).toArray());
            for (int i : folds.inside(fold)) {
                offsets[i] = (float) model.logOdds(inputs[i]);
            }
        }
        return offsets;
    }

    /** What the nets see: filled values, flags, ramps. */
    private record Inputs(Imputation imputation, AdditiveBasis basis) {
        static Inputs of(Model additive, float[][] inputs) {
            double[][] filled =
                    Arrays.stream(inputs).map(additive.imputation()::filled).toArray(double[][]::new);
            return new Inputs(
                    additive.imputation(),
                    AdditiveBasis.of(filled, additive.basis().features(), KNOTS));
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

    private Map<String, String> settings(int epochs) {
        return Map.of(
                name() + ".nets",
                shape.nets() + ", trunk of " + shape.trunk() + ", " + shape.depth() + " residual layers",
                name() + ".training",
                schedule.describe(epochs));
    }
}
