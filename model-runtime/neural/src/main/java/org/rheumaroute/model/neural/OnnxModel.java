package org.rheumaroute.model.neural;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A feed-forward net on ONNX Runtime. Thread-safe. A patient is run alone or in a block of a fixed size, and in a block
 * only when this net, on this machine, gave the same bits both ways when it was opened: a kernel may add in another order
 * when the batch has another size, and then the same patient would get another number in company.
 */
final class OnnxModel implements MemberModel {
    private final FeatureSchema schema;
    private final NetInputs inputs;
    private final PermutationShares shares;
    private final NativeNet net;
    private final boolean blocksKeepBits;

    private OnnxModel(FeatureSchema schema, Preprocessing preprocessing, NativeNet net) throws OrtException {
        this.schema = schema;
        this.inputs = new NetInputs(preprocessing);
        this.shares = new PermutationShares(preprocessing);
        this.net = net;
        this.blocksKeepBits = NetBlocks.keepBits(net, preprocessing.width());
    }

    static OnnxModel open(Path origin, byte[] onnx, Preprocessing preprocessing, FeatureSchema schema)
            throws ModelIntegrityException {
        try {
            return open(schema, preprocessing, NativeNet.load(onnx));
        } catch (OrtException e) {
            throw new ModelIntegrityException(origin, "engine", "ONNX Runtime refused the net: " + e.getCode());
        }
    }

    private static OnnxModel open(FeatureSchema schema, Preprocessing preprocessing, NativeNet net)
            throws OrtException {
        try {
            return new OnnxModel(schema, preprocessing, net);
        } catch (OrtException | RuntimeException e) {
            net.close();
            throw e;
        }
    }

    @Override
    public double[] logOdds(List<FeatureVector> vectors) {
        double[] logOdds = new double[vectors.size()];
        int next = 0;
        while (next < logOdds.length) {
            int rows = blocksKeepBits && logOdds.length - next >= NetBlocks.ROWS ? NetBlocks.ROWS : 1;
            float[] block = run(inputs(vectors.subList(next, next + rows)), rows);
            for (float one : block) {
                logOdds[next++] = one;
            }
        }
        return logOdds;
    }

    @Override
    public double[][] contributions(List<FeatureVector> vectors) {
        double[][] contributions = new double[vectors.size()][];
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = shares.of(inputs(vectors.subList(i, i + 1)), this::run);
        }
        return contributions;
    }

    @Override
    public void close() {
        net.close();
    }

    private float[] inputs(List<FeatureVector> vectors) {
        float[] rows = new float[vectors.size() * inputs.width()];
        for (int row = 0; row < vectors.size(); row++) {
            FeatureVector vector = vectors.get(row);
            if (!vector.schema().equals(schema)) {
                throw new IllegalArgumentException("vector was made for " + vector.schema() + ", not for " + schema);
            }
            inputs.write(vector, rows, row);
        }
        return rows;
    }

    private float[] run(float[] inputs, int rows) {
        try {
            return net.run(inputs, rows);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run " + rows + " rows", e);
        }
    }
}
