package org.rheumaroute.model.xgboost;

import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/** Rows in native memory, freed by {@link #close()}: an unclosed matrix costs 200 kB until the next collection. */
final class NativeMatrix implements AutoCloseable {
    private final DMatrix matrix;

    private NativeMatrix(DMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * Copies vectors, NaN as missing.
     *
     * @throws IllegalArgumentException when a vector was made for another schema; XGBoost itself would score a row of
     *     the wrong width without a word
     */
    static NativeMatrix of(FeatureSchema schema, List<FeatureVector> vectors) throws XGBoostError {
        int width = schema.size();
        float[] cells = new float[vectors.size() * width];
        for (int row = 0; row < vectors.size(); row++) {
            FeatureVector vector = vectors.get(row);
            if (!vector.schema().equals(schema)) {
                throw new IllegalArgumentException("vector was made for " + vector.schema() + ", not for " + schema);
            }
            for (int column = 0; column < width; column++) {
                cells[row * width + column] = (float) vector.valueOrNaN(column);
            }
        }
        return new NativeMatrix(new DMatrix(cells, vectors.size(), width, Float.NaN));
    }

    DMatrix matrix() {
        return matrix;
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
