package org.rheumaroute.model.neural;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A feed-forward net on ONNX Runtime. Thread-safe. Every patient is run alone: a kernel adds in another order when the
 * batch has another size, and then the same patient would get other bits.
 */
final class OnnxModel implements MemberModel {
    private final FeatureSchema schema;
    private final Preprocessing preprocessing;
    private final PermutationShares shares;
    private final NativeNet net;

    private OnnxModel(FeatureSchema schema, Preprocessing preprocessing, NativeNet net) {
        this.schema = schema;
        this.preprocessing = preprocessing;
        this.shares = new PermutationShares(preprocessing);
        this.net = net;
    }

    static OnnxModel open(Path origin, byte[] onnx, Preprocessing preprocessing, FeatureSchema schema)
            throws ModelIntegrityException {
        try {
            return new OnnxModel(schema, preprocessing, NativeNet.load(onnx));
        } catch (OrtException e) {
            throw new ModelIntegrityException(origin, "engine", "ONNX Runtime refused the net: " + e.getCode());
        }
    }

    @Override
    public double[] logOdds(List<FeatureVector> vectors) {
        double[] logOdds = new double[vectors.size()];
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = run(inputs(vectors.get(i)), 1)[0];
        }
        return logOdds;
    }

    @Override
    public double[][] contributions(List<FeatureVector> vectors) {
        double[][] contributions = new double[vectors.size()][];
        for (int i = 0; i < contributions.length; i++) {
            float[] walk = shares.walk(inputs(vectors.get(i)));
            contributions[i] = shares.shares(run(walk, shares.rows()));
        }
        return contributions;
    }

    @Override
    public void close() {
        net.close();
    }

    private float[] inputs(FeatureVector vector) {
        if (!vector.schema().equals(schema)) {
            throw new IllegalArgumentException("vector was made for " + vector.schema() + ", not for " + schema);
        }
        return preprocessing.inputsOf(vector);
    }

    private float[] run(float[] inputs, int rows) {
        try {
            return net.run(inputs, rows);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run " + rows + " rows", e);
        }
    }
}
