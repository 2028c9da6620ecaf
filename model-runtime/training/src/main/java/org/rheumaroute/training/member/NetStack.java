package org.rheumaroute.training.member;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import java.util.Random;

/**
 * Several nets of one shape side by side: their weights lie in one array for each layer, so that a training step costs as
 * many native calls as one net would. Takes {@code [batch × inputs]}, gives
 * {@code [nets × batch × 1]}.
 */
abstract class NetStack extends AbstractBlock {
    final int nets;
    private final Random random;

    /** @param random draws the first weights: Java's generator, so that PyTorch's global one is left alone */
    NetStack(int nets, Random random) {
        this.nets = nets;
        this.random = random;
    }

    /** One net, as it is now, in a graph; gives the name of its log-odds. */
    abstract String into(OnnxGraph graph, String inputs, int net);

    /** Normal first weights with this standard deviation. */
    final Parameter drawn(String name, int rows, int columns, double deviation) {
        return parameter(name, new Shape(nets, rows, columns), new Seeded(random, deviation));
    }

    /** First weights that are all the same. */
    final Parameter level(String name, int rows, int columns, float value) {
        return parameter(name, new Shape(nets, rows, columns), new Level(value));
    }

    /** One array for all nets, drawn as {@link #drawn}. */
    final Parameter common(String name, int rows, int columns, double deviation) {
        return parameter(name, new Shape(1, rows, columns), new Seeded(random, deviation));
    }

    /** First weights of 1 and -1. */
    final Parameter signs(String name, int columns) {
        return parameter(name, new Shape(nets, 1, columns), new Signs(random));
    }

    private Parameter parameter(String name, Shape shape, Initializer initializer) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optInitializer(initializer)
                .optShape(shape)
                .build());
    }

    static NDArray value(ParameterStore store, Parameter parameter, NDArray like, boolean training) {
        return store.getValue(parameter, like.getDevice(), training);
    }

    /** The same rows for every net. */
    final NDArray shared(NDArray inputs) {
        long rows = inputs.getShape().get(0);
        return inputs.expandDims(0)
                .broadcast(new Shape(nets, rows, inputs.getShape().get(1)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(nets, inputShapes[0].get(0), 1)};
    }

    /** One net's weights of a parameter {@code [nets × in × out]}, transposed: {@code float[out × in]}. */
    static float[] transposed(Parameter parameter, int net) {
        Shape shape = parameter.getArray().getShape();
        int in = (int) shape.get(1);
        int out = (int) shape.get(2);
        float[] all = parameter.getArray().toFloatArray();
        float[] own = new float[in * out];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                own[o * in + i] = all[(net * in + i) * out + o];
            }
        }
        return own;
    }

    private record Seeded(Random random, double deviation) implements Initializer {
        @Override
        public NDArray initialize(NDManager manager, Shape shape, DataType type) {
            float[] values = new float[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
            return OwnedArray.of(manager, values, shape);
        }
    }

    private record Signs(Random random) implements Initializer {
        @Override
        public NDArray initialize(NDManager manager, Shape shape, DataType type) {
            float[] values = new float[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextBoolean() ? 1 : -1;
            }
            return OwnedArray.of(manager, values, shape);
        }
    }

    private record Level(float value) implements Initializer {
        @Override
        public NDArray initialize(NDManager manager, Shape shape, DataType type) {
            return manager.full(shape, value, type);
        }
    }
}
