package org.rheumaroute.training.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Seeds;

/**
 * Shallow boosted trees. How many is found by an inner cross-validation on the training rows; the model is then grown to
 * exactly that many, because XGBoost for Java predicts with all trees, stopped early or not.
 */
public final class BoosterTrainer implements MemberTrainer {
    private static final int INNER_FOLDS = 3;
    private static final int STEPS = 15;

    private final BoosterEngine engine = new BoosterEngine();
    private final Shape shape;

    /** As the candidates have it. */
    public BoosterTrainer() {
        this(new Shape(3, 0.05, 5, 3, 0.75, 0.6, 18));
    }

    BoosterTrainer(Shape shape) {
        this.shape = shape;
    }

    /**
     * How trees are grown.
     *
     * @param depth most splits in a row
     * @param eta share of each tree that is kept
     * @param least least weight of a leaf
     * @param lambda ridge penalty of leaves
     * @param rows share of rows for a tree
     * @param columns share of columns for a split
     * @param step rounds between two sizes that are tried
     */
    record Shape(int depth, double eta, double least, double lambda, double rows, double columns, int step) {}

    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        try {
            int rounds = bestRounds(vectors, outcomes, seed);
            int[] all = IntStream.range(0, outcomes.length).toArray();
            Map<String, byte[]> weights = Map.of(
                    BoosterEngine.MODEL_FILE,
                    grow(vectors, outcomes, all, rounds, seed).json());
            Map<String, String> settings = new HashMap<>();
            parameters(seed).forEach((key, value) -> settings.put("xgboost." + key, value.toString()));
            settings.put(
                    "xgboost.rounds",
                    rounds + " (inner " + INNER_FOLDS + "-fold cross-validation, at most " + STEPS * shape.step()
                            + ")");
            settings.remove("xgboost.seed"); // derived from the run's seed
            return new FittedMember(engine, weights, settings);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }

    private int bestRounds(List<FeatureVector> vectors, int[] outcomes, long seed) throws XGBoostError {
        double[] loss = new double[STEPS];
        Folds folds = Folds.stratified(outcomes, INNER_FOLDS, Seeds.derive(seed, "inner", 0));
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int[] inside = folds.inside(fold);
            Grown grown = grow(vectors, outcomes, folds.outside(fold), STEPS * shape.step(), seed);
            DMatrix held = matrix(vectors, outcomes, inside);
            for (int step = 0; step < loss.length; step++) {
                float[][] margins = grown.booster().predict(held, true, (step + 1) * shape.step());
                loss[step] += logLoss(margins, outcomes, inside);
            }
            held.dispose();
            grown.booster().dispose();
        }
        return shape.step()
                * (1
                        + IntStream.range(0, loss.length)
                                .reduce(0, (best, step) -> loss[step] < loss[best] ? step : best));
    }

    private record Grown(Booster booster) {
        byte[] json() throws XGBoostError {
            byte[] json = booster.toByteArray("json");
            booster.dispose();
            return json;
        }
    }

    private Grown grow(List<FeatureVector> vectors, int[] outcomes, int[] rows, int rounds, long seed)
            throws XGBoostError {
        DMatrix matrix = matrix(vectors, outcomes, rows);
        try {
            return new Grown(XGBoost.train(matrix, parameters(seed), rounds, Map.of(), null, null));
        } finally {
            matrix.dispose();
        }
    }

    private Map<String, Object> parameters(long seed) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("base_score", 0.5); // given, so that it does not depend on the fold
        parameters.put("max_depth", shape.depth());
        parameters.put("eta", shape.eta());
        parameters.put("min_child_weight", shape.least());
        parameters.put("lambda", shape.lambda());
        parameters.put("subsample", shape.rows());
        parameters.put("colsample_bynode", shape.columns());
        parameters.put("tree_method", "hist");
        parameters.put("nthread", 1);
        parameters.put("seed", (int) (Seeds.derive(seed, "xgboost", 0) & Integer.MAX_VALUE));
        return parameters;
    }

    private static DMatrix matrix(List<FeatureVector> vectors, int[] outcomes, int[] rows) throws XGBoostError {
        int width = vectors.get(0).schema().size();
        float[] cells = new float[rows.length * width];
        float[] labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(vectors.get(rows[i]).toFloats(), 0, cells, i * width, width);
            labels[i] = outcomes[rows[i]];
        }
        DMatrix matrix = new DMatrix(cells, rows.length, width, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    private static double logLoss(float[][] margins, int[] outcomes, int[] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double p = LogisticFit.probability(outcomes[rows[i]] == 1 ? margins[i][0] : -margins[i][0]);
            sum -= StrictMath.log(Math.max(p, 1e-12));
        }
        return sum / rows.length;
    }
}
