package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.PackageClaim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder an operator puts packages into: several packages, several versions. Read anew each time. Thread-safe. */
final class PackageFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PackageFolder.class);
    private static final int MOST = 500;

    private final Optional<Path> top;

    /** @param top a package, or a folder of packages; empty when none is configured */
    PackageFolder(Optional<Path> top) {
        this.top = top;
    }

    /** What lies there, by digest of the manifest, in order of the folders' names. Nothing of it is verified. */
    Map<String, PackageClaim> claims() {
        Map<String, PackageClaim> claims = new LinkedHashMap<>();
        for (Path folder : folders()) {
            try {
                PackageClaim claim = PackageClaim.read(folder);
                claims.putIfAbsent(claim.ref().sha256(), claim); // a copy under another name is the same package
            } catch (ModelIntegrityException e) {
                LOG.error("package left out: {}", e.getMessage());
            }
        }
        return claims;
    }

    private List<Path> folders() {
        if (top.isEmpty()) {
            return List.of();
        }
        if (PackageClaim.isIn(top.get())) {
            return List.of(top.get());
        }
        try (Stream<Path> children = Files.list(top.get())) {
            return children.filter(PackageClaim::isIn).sorted().limit(MOST).toList();
        } catch (IOException e) {
            LOG.error("packages cannot be read: {}", e.getMessage());
            return List.of();
        }
    }
}
