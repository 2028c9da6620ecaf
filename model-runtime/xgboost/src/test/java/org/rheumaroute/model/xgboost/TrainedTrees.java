package org.rheumaroute.model.xgboost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;

/** A small booster on invented numbers: three inputs, the third a tenth missing. */
final class TrainedTrees {
    static final FeatureSchema SCHEMA = schema(3);

    private TrainedTrees() {}

    static FeatureSchema schema(int size) {
        List<FeatureSpec> features = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            features.add(new FeatureSpec(
                    new FeatureName("f" + i), "1", -10, 10, MissingPolicy.TOLERATED, FeatureGroup.JOINTS, "f", "f"));
        }
        return new FeatureSchema("1", features);
    }

    static List<FeatureVector> rows(int count, long seed) {
        Random random = new Random(seed);
        List<FeatureVector> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FeatureVector.Builder row = FeatureVector.of(SCHEMA)
                    .set(new FeatureName("f0"), random.nextGaussian())
                    .set(new FeatureName("f1"), random.nextGaussian());
            if (random.nextDouble() > 0.1) {
                row.set(new FeatureName("f2"), Math.rint(random.nextGaussian() * 2));
            }
            rows.add(row.build());
        }
        return rows;
    }

    static byte[] json(int rounds) {
        try {
            List<FeatureVector> rows = rows(400, 7);
            float[] cells = new float[400 * 3];
            float[] labels = new float[400];
            Random random = new Random(11);
            for (int i = 0; i < 400; i++) {
                System.arraycopy(rows.get(i).toFloats(), 0, cells, 3 * i, 3);
                double logOdds =
                        rows.get(i).value(0).orElse(0) - rows.get(i).value(2).orElse(1);
                labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
            }
            DMatrix matrix = new DMatrix(cells, 400, 3, Float.NaN);
            matrix.setLabel(labels);
            Map<String, Object> settings = new HashMap<>(
                    Map.of("objective", "binary:logistic", "max_depth", 3, "eta", 0.3, "nthread", 1, "seed", 1));
            Booster booster = XGBoost.train(matrix, settings, rounds, Map.of(), null, null);
            byte[] json = booster.toByteArray("json");
            booster.dispose();
            matrix.dispose();
            return json;
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }
}
