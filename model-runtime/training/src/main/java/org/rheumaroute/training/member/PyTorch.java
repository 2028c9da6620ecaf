package org.rheumaroute.training.member;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts DJL's PyTorch once in this JVM: offline, on one thread, with its natives in a folder of our choice. */
public final class PyTorch {
    static final String ENGINE = "PyTorch";

    private PyTorch() {}

    /**
     * Starts the engine. The first start in a new folder unpacks about 430 MB there.
     *
     * @param cache a writable folder; ignored when the engine already runs
     * @return DJL and PyTorch version, for the card
     */
    public static String start(Path cache) throws IOException {
        Files.createDirectories(cache);
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("DJL_CACHE_DIR", cache.toAbsolutePath().toString());
        setUnlessSet("ENGINE_CACHE_DIR", cache.toAbsolutePath().toString());
        setUnlessSet("OPT_OUT_TRACKING", "true");
        // One thread: same order of additions, same bytes; and no busy-waiting beside neighbours.
        setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
        setUnlessSet("ai.djl.pytorch.num_threads", "1");
        Engine engine = Engine.getEngine(ENGINE);
        return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
