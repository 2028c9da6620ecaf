package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.List;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;

/**
 * Opens signed packages. The order is the safety: signature of the manifest, hash of every file, schema, structure of
 * the weights in Java, then native code, then golden rows. Thread-safe.
 */
public final class PackageLoader {
    private final TrustedKeys keys;
    private final List<Engine> engines;

    /**
     * @param keys the signers to accept
     * @param engines the engines at hand, for example from {@link java.util.ServiceLoader}
     */
    public PackageLoader(TrustedKeys keys, List<Engine> engines) {
        this.keys = keys;
        this.engines = List.copyOf(engines);
    }

    /**
     * Verifies and opens the package in a folder.
     *
     * @throws ModelIntegrityException naming the check that failed; nothing is left open
     */
    public LoadedPackage load(Path folder) throws ModelIntegrityException {
        throw new ModelIntegrityException(folder, "unfinished", keys.ids() + " " + engines.size());
    }
}
