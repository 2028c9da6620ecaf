package org.rheumaroute.training.member;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Residual nets for tables: a factor for each input that is learned (the scaling layer of RealMLP, Holzmüller et al.
 * 2024, arXiv 2407.04491), a straight way from the inputs to the log-odds, and beside it a trunk whose layers each add to
 * what they are given (ResNet for tables, Gorishniy et al. 2021, arXiv 2106.11959). The trunk's last layer starts at 0,
 * so a net begins as a logistic regression and bends only as far as the table supports.
 */
final class ResidualBlock extends NetStack {
    private final Parameter scale;
    private final Parameter straight;
    private final Parameter first;
    private final Parameter firstBias;
    private final List<Layer> layers = new ArrayList<>();
    private final Parameter last;
    private final Parameter lastBias;

    private record Layer(Parameter in, Parameter inBias, Parameter out, Parameter outBias) {}

    /**
     * @param width inputs
     * @param trunk width of the trunk
     * @param depth residual layers
     */
    ResidualBlock(int nets, int width, int trunk, int depth, Random random) {
        super(nets, random);
        scale = level("scale", 1, width, 1);
        straight = level("straight", width, 1, 0);
        first = drawn("first", width, trunk, Math.sqrt(1.0 / width));
        firstBias = drawn("first-bias", 1, trunk, 0.5);
        for (int l = 0; l < depth; l++) {
            layers.add(new Layer(
                    drawn("in-" + l, trunk, trunk, Math.sqrt(2.0 / trunk)),
                    level("in-bias-" + l, 1, trunk, 0),
                    drawn("out-" + l, trunk, trunk, Math.sqrt(0.5 / trunk)),
                    level("out-bias-" + l, 1, trunk, 0)));
        }
        last = level("last", trunk, 1, 0);
        lastBias = level("last-bias", 1, 1, 0);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        NDArray scaled = shared(x).mul(value(store, scale, x, training));
        NDArray trunk = scaled.batchMatMul(value(store, first, x, training))
                .add(value(store, firstBias, x, training))
                .getNDArrayInternal()
                .relu();
        for (Layer layer : layers) {
            NDArray inner = trunk.batchMatMul(value(store, layer.in(), x, training))
                    .add(value(store, layer.inBias(), x, training))
                    .getNDArrayInternal()
                    .relu();
            trunk = trunk.add(inner.batchMatMul(value(store, layer.out(), x, training))
                    .add(value(store, layer.outBias(), x, training)));
        }
        NDArray bent = trunk.getNDArrayInternal().relu().batchMatMul(value(store, last, x, training));
        return new NDList(scaled.batchMatMul(value(store, straight, x, training))
                .add(bent)
                .add(value(store, lastBias, x, training)));
    }

    @Override
    String into(OnnxGraph graph, String inputs, int net) {
        String scaled = graph.multiply(inputs, graph.constant(transposed(scale, net)));
        String trunk = graph.relu(linear(graph, scaled, first, firstBias, net));
        for (Layer layer : layers) {
            String inner = graph.relu(linear(graph, trunk, layer.in(), layer.inBias(), net));
            trunk = graph.add(trunk, linear(graph, inner, layer.out(), layer.outBias(), net));
        }
        return graph.add(
                linear(graph, scaled, straight, lastBias, net),
                graph.linear(graph.relu(trunk), transposed(last, net), new float[1]));
    }

    private static String linear(OnnxGraph graph, String from, Parameter weight, Parameter bias, int net) {
        return graph.linear(from, transposed(weight, net), transposed(bias, net));
    }
}
