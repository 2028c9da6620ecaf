package org.rheumaroute.model.packages;

import java.util.List;
import java.util.Map;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;

/** Small signed packages of a test's own engine, for tests in other packages. */
public final class TrialPackages {
    private TrialPackages() {}

    /** A single model. */
    public static PackageFiles single(SigningKey key, Engine engine, Map<String, byte[]> weights)
            throws ModelIntegrityException {
        return new PackageWriter(key, List.of(engine))
                .single(InventedPackages.draft("trial", List.of()), engine.id(), weights);
    }
}
