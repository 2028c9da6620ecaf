package org.rheumaroute.model.neural;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** A session of ONNX Runtime on one thread a call, freed by {@link #close()} or when nobody holds it. Thread-safe. */
final class NativeNet implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Cleaner.Cleanable freeing;
    private volatile boolean closed;

    private NativeNet(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
        this.freeing = CLEANER.register(this, () -> free(session));
    }

    /** Opens verified, structurally checked bytes; no file is read. */
    static NativeNet load(byte[] onnx) throws OrtException {
        OrtEnvironment environment = NativeEnvironment.get();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // the defaults take every core
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            return new NativeNet(environment, environment.createSession(onnx, options));
        }
    }

    /**
     * Runs the net.
     *
     * @param inputs {@code float[rows × width]}, row-major
     * @return {@code float[rows]}, log-odds
     */
    float[] run(float[] inputs, int rows) throws OrtException {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
        long[] shape = {rows, inputs.length / rows};
        try (OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(inputs), shape);
                OrtSession.Result result = session.run(Map.of(OnnxEngine.INPUT, x), Set.of(OnnxEngine.OUTPUT))) {
            FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
            if (found.remaining() != rows) { // a file may declare another shape than its graph has
                throw new IllegalStateException("the net gave " + found.remaining() + " numbers for " + rows + " rows");
            }
            float[] logOdds = new float[rows];
            found.get(logOdds);
            return logOdds;
        }
    }

    @Override
    public void close() {
        closed = true;
        freeing.clean();
    }

    private static void free(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close a session", e);
        }
    }
}
