package org.rheumaroute.training.member;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Nets that share their weights but for a factor on each input and each output of a layer, and their biases: TabM's
 * parameter-efficient ensemble (Gorishniy et al. 2024, arXiv 2410.24210). The shared part learns from every net's errors,
 * which steadies it on small tables; the factors, drawn as signs at first, keep the nets apart.
 */
final class SharedBlock extends NetStack {
    private final int[] widths;
    private final List<Layer> layers = new ArrayList<>();

    private record Layer(Parameter shared, Parameter in, Parameter out, Parameter bias) {}

    /** @param widths inputs, hidden widths, then 1 */
    SharedBlock(int nets, int[] widths, Random random) {
        super(nets, random);
        this.widths = widths.clone();
        for (int l = 0; l < widths.length - 1; l++) {
            boolean last = l == widths.length - 2;
            layers.add(new Layer(
                    common("shared-" + l, widths[l], widths[l + 1], Math.sqrt((last ? 0.2 : 2.0) / widths[l])),
                    l == 0 ? signs("in-" + l, widths[l]) : level("in-" + l, 1, widths[l], 1),
                    level("out-" + l, 1, widths[l + 1], 1),
                    drawn("bias-" + l, 1, widths[l + 1], last ? 0 : 0.3)));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        long rows = x.getShape().get(0);
        NDArray current = shared(x);
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            NDArray sum = current.mul(value(store, layer.in(), x, training))
                    .reshape(nets * rows, widths[l])
                    .matMul(value(store, layer.shared(), x, training).reshape(widths[l], widths[l + 1]))
                    .reshape(new Shape(nets, rows, widths[l + 1]))
                    .mul(value(store, layer.out(), x, training))
                    .add(value(store, layer.bias(), x, training));
            current = l < layers.size() - 1 ? sum.getNDArrayInternal().relu() : sum;
        }
        return new NDList(current);
    }

    @Override
    String into(OnnxGraph graph, String inputs, int net) {
        String current = inputs;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            float[] weights = transposed(layer.shared(), 0);
            float[] in = transposed(layer.in(), net);
            float[] out = transposed(layer.out(), net);
            for (int o = 0; o < out.length; o++) {
                for (int i = 0; i < in.length; i++) {
                    weights[o * in.length + i] *= in[i] * out[o];
                }
            }
            current = graph.linear(current, weights, transposed(layer.bias(), net));
            if (l < layers.size() - 1) {
                current = graph.relu(current);
            }
        }
        return current;
    }
}
