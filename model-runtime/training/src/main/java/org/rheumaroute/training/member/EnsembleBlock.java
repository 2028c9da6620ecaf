package org.rheumaroute.training.member;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Several feed-forward nets side by side: their weights lie in one array for each layer, so that a training step costs
 * as many native calls as one net would. The nets differ by their first weights only.
 */
final class EnsembleBlock extends AbstractBlock {
    private final int nets;
    private final int[] widths;
    private final List<Parameter> weights = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();

    /**
     * @param nets number of nets
     * @param widths inputs, hidden widths, then 1
     * @param random draws the first weights
     */
    EnsembleBlock(int nets, int[] widths, Random random) {
        this.nets = nets;
        this.widths = widths.clone();
        for (int layer = 0; layer < widths.length - 1; layer++) {
            weights.add(add("weight-" + layer, Parameter.Type.WEIGHT, widths[layer], widths[layer + 1]));
            biases.add(add("bias-" + layer, Parameter.Type.BIAS, 1, widths[layer + 1]));
            weights.get(layer).setInitializer(new Seeded(random));
            biases.get(layer).setInitializer(Initializer.ZEROS);
        }
    }

    private Parameter add(String name, Parameter.Type type, int rows, int columns) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(new Shape(nets, rows, columns))
                .build());
    }

    /** {@code [batch × inputs]} to {@code [nets × batch × 1]}. */
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        NDArray current = x.expandDims(0)
                .broadcast(new Shape(nets, x.getShape().get(0), x.getShape().get(1)));
        for (int layer = 0; layer < weights.size(); layer++) {
            NDArray weight = store.getValue(weights.get(layer), x.getDevice(), training);
            NDArray bias = store.getValue(biases.get(layer), x.getDevice(), training);
            NDArray sum = current.batchMatMul(weight).add(bias);
            current = layer < weights.size() - 1 ? sum.getNDArrayInternal().relu() : sum;
        }
        return new NDList(current);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(nets, inputShapes[0].get(0), 1)};
    }

    /** The nets' weights as they are now. */
    List<NetWeights> nets() {
        List<NetWeights> copies = new ArrayList<>();
        for (int net = 0; net < nets; net++) {
            List<NetWeights.Layer> layers = new ArrayList<>();
            for (int layer = 0; layer < weights.size(); layer++) {
                int in = widths[layer];
                int out = widths[layer + 1];
                float[] all = weights.get(layer).getArray().toFloatArray();
                float[] bias = biases.get(layer).getArray().toFloatArray();
                float[] own = new float[out * in];
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        own[o * in + i] = all[(net * in + i) * out + o];
                    }
                }
                float[] ownBias = new float[out];
                System.arraycopy(bias, net * out, ownBias, 0, out);
                layers.add(new NetWeights.Layer(in, out, own, ownBias));
            }
            copies.add(new NetWeights(layers));
        }
        return copies;
    }

    /** He's normal weights (2015) from Java's own generator, so that PyTorch's global one is left alone. */
    private record Seeded(Random random) implements Initializer {
        @Override
        public NDArray initialize(NDManager manager, Shape shape, DataType type) {
            float[] values = new float[(int) shape.size()];
            double deviation = Math.sqrt(2.0 / shape.get(1));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
            return manager.create(values, shape);
        }
    }
}
