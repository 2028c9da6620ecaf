package org.rheumaroute.model.neural;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/**
 * ONNX Runtime's one environment in this JVM.
 *
 * <p>Starting it walks over the process's command line, one stack frame and more for each character: with ONNX Runtime
 * 1.29.0 a command line of about 4,000 characters, which an application server reaches easily, overflows a stack of the
 * usual 1 MB inside native code, and the JVM is gone without a word. So it is started on a thread whose stack is large
 * enough for any command line that Linux allows in practice.
 */
final class NativeEnvironment {
    private static final long STACK_BYTES = 256L << 20; // reserved, not used: pages are taken when touched

    private NativeEnvironment() {}

    private static final class Holder {
        private static final OrtEnvironment ENVIRONMENT = start();
    }

    /** The environment; the first call starts it. */
    static OrtEnvironment get() {
        return Holder.ENVIRONMENT;
    }

    private static OrtEnvironment start() {
        OrtEnvironment[] started = new OrtEnvironment[1];
        RuntimeException[] failure = new RuntimeException[1];
        Runnable start = () -> {
            try {
                started[0] = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "rheumaroute");
            } catch (RuntimeException e) {
                failure[0] = e;
            }
        };
        Thread starter = new Thread(null, start, "onnx-start", STACK_BYTES);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ONNX Runtime started", e);
        }
        if (failure[0] != null) {
            throw failure[0];
        }
        return started[0];
    }
}
