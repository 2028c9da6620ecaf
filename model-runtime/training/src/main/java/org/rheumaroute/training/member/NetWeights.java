package org.rheumaroute.training.member;

import java.util.List;

/**
 * The weights of one feed-forward net, layer by layer; ReLU stands between layers.
 *
 * @param layers first to last; the last has one output
 */
record NetWeights(List<Layer> layers) {
    NetWeights {
        layers = List.copyOf(layers);
    }

    /**
     * One linear layer.
     *
     * @param weights {@code float[outputs × inputs]}, row-major
     * @param bias {@code float[outputs]}
     */
    record Layer(int inputs, int outputs, float[] weights, float[] bias) {}
}
