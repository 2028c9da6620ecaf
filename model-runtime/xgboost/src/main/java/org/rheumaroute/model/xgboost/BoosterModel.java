package org.rheumaroute.model.xgboost;

import java.nio.file.Path;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/** Boosted trees on XGBoost4J, one native thread a call. Thread-safe. */
final class BoosterModel implements MemberModel {
    private final FeatureSchema schema;
    private final NativeBooster booster;

    private BoosterModel(FeatureSchema schema, NativeBooster booster) {
        this.schema = schema;
        this.booster = booster;
    }

    static BoosterModel open(Path origin, byte[] json, FeatureSchema schema) throws ModelIntegrityException {
        try {
            return new BoosterModel(schema, NativeBooster.load(json));
        } catch (XGBoostError e) {
            throw new ModelIntegrityException(origin, "engine", "XGBoost refused the model");
        }
    }

    @Override
    public double[] logOdds(List<FeatureVector> vectors) {
        if (vectors.isEmpty()) {
            return new double[0];
        }
        try (NativeMatrix rows = NativeMatrix.of(schema, vectors)) {
            float[] margins = booster.margins(rows);
            double[] logOdds = new double[margins.length];
            for (int i = 0; i < margins.length; i++) {
                logOdds[i] = margins[i];
            }
            return logOdds;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not predict " + vectors.size() + " rows", e);
        }
    }

    @Override
    public double[][] contributions(List<FeatureVector> vectors) {
        if (vectors.isEmpty()) {
            return new double[0][];
        }
        try (NativeMatrix rows = NativeMatrix.of(schema, vectors)) {
            float[][] shap = booster.contributions(rows);
            double[][] shares = new double[shap.length][schema.size() + 1];
            for (int row = 0; row < shap.length; row++) {
                for (int column = 0; column < shares[row].length; column++) {
                    shares[row][column] = shap[row][column];
                }
            }
            return shares;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not explain " + vectors.size() + " rows", e);
        }
    }

    @Override
    public void close() {
        booster.close();
    }
}
