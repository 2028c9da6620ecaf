package org.rheumaroute.training.member;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Seeds;

/**
 * Ridge-penalised logistic regression on the scaled inputs and missing flags; the penalty loses least in an inner
 * cross-validation on the training rows. It is served as a net of one layer.
 */
public final class LogisticTrainer implements MemberTrainer {
    /** Name of the member and of the baseline that every other candidate has to beat. */
    public static final String NAME = "logistic-regression";

    private static final int INNER_FOLDS = 5;
    private static final double[] PENALTIES = {1, 2, 5, 10, 20, 50, 100};

    private final OnnxEngine engine = new OnnxEngine();
    private final List<Transform> transforms;

    /** @param transforms one for each feature, in schema order */
    public LogisticTrainer(List<Transform> transforms) {
        this.transforms = List.copyOf(transforms);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
        double[][] inputs =
                vectors.stream().map(v -> doubles(preprocessing.inputsOf(v))).toArray(double[][]::new);
        double penalty = bestPenalty(inputs, outcomes, seed);
        double[] fitted = LogisticFit.fit(inputs, outcomes, penalty);
        float[] slopes = new float[fitted.length - 1];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = (float) fitted[j + 1];
        }
        OnnxGraph graph = new OnnxGraph(slopes.length);
        String logOdds = graph.linear(OnnxGraph.INPUT, slopes, new float[] {(float) fitted[0]});
        return new FittedMember(
                engine,
                Map.of(
                        OnnxEngine.NET_FILE, graph.finish(logOdds),
                        OnnxEngine.PREPROCESSING_FILE, preprocessing.toJson()),
                Map.of("logistic-regression.ridge", penalty + " (inner " + INNER_FOLDS + "-fold cross-validation)"));
    }

    private static double bestPenalty(double[][] inputs, int[] outcomes, long seed) {
        Folds folds = Folds.stratified(outcomes, INNER_FOLDS, Seeds.derive(seed, "inner", 0));
        double[] loss = new double[PENALTIES.length];
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int[] outside = folds.outside(fold);
            double[][] seen = Arrays.stream(outside).mapToObj(i -> inputs[i]).toArray(double[][]::new);
            int[] known = Arrays.stream(outside).map(i -> outcomes[i]).toArray();
            for (int p = 0; p < PENALTIES.length; p++) {
                double[] fitted = LogisticFit.fit(seen, known, PENALTIES[p]);
                for (int i : folds.inside(fold)) {
                    double logOdds = LogisticFit.logOdds(fitted, inputs[i]);
                    double right = LogisticFit.probability(outcomes[i] == 1 ? logOdds : -logOdds);
                    loss[p] -= StrictMath.log(Math.max(right, 1e-12));
                }
            }
        }
        int best = IntStream.range(0, loss.length).reduce(0, (least, p) -> loss[p] < loss[least] ? p : least);
        return PENALTIES[best];
    }

    private static double[] doubles(float[] row) {
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            wide[i] = row[i];
        }
        return wide;
    }
}
