package org.rheumaroute.training.member;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers handed to PyTorch for good. DJL lends PyTorch a Java buffer, which the collector may free while a backward pass
 * still reads it: rarely, and then a fit gives other bytes. A copy lies in PyTorch's own, counted memory. The same holds
 * for {@code array.mul(2)} and its like, whose number DJL also lends.
 */
final class OwnedArray {
    private OwnedArray() {}

    static NDArray of(NDManager manager, float[] values, Shape shape) {
        try (NDArray lent = manager.create(values, shape)) {
            return lent.duplicate();
        }
    }
}
