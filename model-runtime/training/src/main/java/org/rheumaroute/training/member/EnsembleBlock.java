package org.rheumaroute.training.member;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Feed-forward nets with ReLU between layers; first weights after He (2015). */
final class EnsembleBlock extends NetStack {
    private final List<Parameter> weights = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();

    /**
     * @param nets number of nets
     * @param widths inputs, hidden widths, then 1
     */
    EnsembleBlock(int nets, int[] widths, Random random) {
        super(nets, random);
        for (int layer = 0; layer < widths.length - 1; layer++) {
            double deviation = Math.sqrt(2.0 / widths[layer]);
            weights.add(drawn("weight-" + layer, widths[layer], widths[layer + 1], deviation));
            biases.add(level("bias-" + layer, 1, widths[layer + 1], 0));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        NDArray current = shared(x);
        for (int layer = 0; layer < weights.size(); layer++) {
            NDArray sum = current.batchMatMul(value(store, weights.get(layer), x, training))
                    .add(value(store, biases.get(layer), x, training));
            current = layer < weights.size() - 1 ? sum.getNDArrayInternal().relu() : sum;
        }
        return new NDList(current);
    }

    @Override
    String into(OnnxGraph graph, String inputs, int net) {
        String current = inputs;
        for (int layer = 0; layer < weights.size(); layer++) {
            current = graph.linear(current, transposed(weights.get(layer), net), transposed(biases.get(layer), net));
            if (layer < weights.size() - 1) {
                current = graph.relu(current);
            }
        }
        return current;
    }
}
