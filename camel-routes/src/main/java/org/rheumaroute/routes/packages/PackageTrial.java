package org.rheumaroute.routes.packages;

import java.nio.file.Path;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.PackageClaim;

/** Tries a package somewhere else before this server's own native code touches it. */
interface PackageTrial {
    /**
     * Returns when the package may be opened here.
     *
     * @param claim the package; signature and hashes hold
     * @param trustedKeys folder of the public keys
     * @throws ModelIntegrityException when it must not be
     */
    void of(PackageClaim claim, Path trustedKeys) throws ModelIntegrityException;
}
