package org.rheumaroute.model.neural;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.Random;

/**
 * Blocks of rows that go through a net together. One size only: a kernel may add in another order when the number of rows
 * is another one, so every size would have to be proven apart.
 */
final class NetBlocks {
    /** Large enough that the call itself no longer counts, small enough to stay in the processor's cache. */
    static final int ROWS = 256;

    private static final int PROBES = 2 * ROWS;
    private static final long SEED = 1;

    private NetBlocks() {}

    /** Whether this net, on this machine, gives a row the same bits alone and in a block, wherever it stands there. */
    static boolean keepBits(NativeNet net, int width) throws OrtException {
        float[] probes = probes(width);
        for (int start = 0; start < PROBES; start += ROWS) {
            float[] together = net.run(Arrays.copyOfRange(probes, start * width, (start + ROWS) * width), ROWS);
            for (int row = 0; row < ROWS; row++) {
                int from = (start + row) * width;
                float alone = net.run(Arrays.copyOfRange(probes, from, from + width), 1)[0];
                if (Float.floatToRawIntBits(alone) != Float.floatToRawIntBits(together[row])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Scaled values as patients have them, and flags of 0 and 1 among them. */
    private static float[] probes(int width) {
        Random random = new Random(SEED);
        float[] probes = new float[PROBES * width];
        for (int i = 0; i < probes.length; i++) {
            probes[i] = random.nextInt(4) == 0 ? random.nextInt(2) : (float) random.nextGaussian();
        }
        return probes;
    }
}
