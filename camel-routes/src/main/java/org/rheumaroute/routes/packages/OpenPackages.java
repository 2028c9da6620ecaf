package org.rheumaroute.routes.packages;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.PackageClaim;
import org.rheumaroute.routes.config.RouteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies in the folder, what of it is open, by digest, and why the rest is not. Thread-safe. */
final class OpenPackages {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPackages.class);

    private final PackageFolder folder;
    private final Optional<PackageStaging> staging;
    private final Map<String, OpenedPackage> opened = new ConcurrentHashMap<>();
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    /** @param staging empty when no key is trusted, so that nothing can be opened */
    OpenPackages(RouteSettings settings, Optional<PackageStaging> staging) {
        this.folder = new PackageFolder(settings.packagesFolder());
        this.staging = staging;
    }

    /** What lies in the folder now, by digest; nothing of it is verified. */
    Map<String, PackageClaim> claims() {
        return folder.claims();
    }

    /** The open ones, as they are at each look. */
    Map<String, OpenedPackage> opened() {
        return Collections.unmodifiableMap(opened);
    }

    /** Why a package did not open, as it is at each look. */
    Map<String, String> problems() {
        return Collections.unmodifiableMap(problems);
    }

    /**
     * Opens a package that an operator asks for; whoever wants it open from now on gives it to {@link #keep}.
     *
     * @throws PackageRefusedException when there is none, or it is not sound
     */
    OpenedPackage open(String sha256) {
        PackageClaim claim = claims().get(sha256);
        if (claim == null || staging.isEmpty()) {
            throw new PackageRefusedException(Why.UNKNOWN, "no package with this digest is in the packages folder");
        }
        try {
            return opened(claim);
        } catch (ModelIntegrityException e) {
            throw new PackageRefusedException(Why.UNSOUND, String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #open}, when nobody waits for the reason: it is told in the log and kept. */
    Optional<OpenedPackage> openQuietly(PackageClaim claim) {
        try {
            return Optional.of(opened(claim));
        } catch (ModelIntegrityException e) {
            return Optional.empty();
        }
    }

    private OpenedPackage opened(PackageClaim claim) throws ModelIntegrityException {
        try {
            OpenedPackage fresh = staging.orElseThrow().open(claim);
            problems.remove(claim.ref().sha256());
            return fresh;
        } catch (ModelIntegrityException e) {
            leaveOut(claim.ref(), e.getMessage());
            throw e;
        }
    }

    /** Says why a package is not open. */
    void leaveOut(PackageRef ref, @Nullable String why) {
        LOG.error("package {} left out: {}", ref.label(), why);
        problems.put(ref.sha256(), String.valueOf(why));
    }

    void keep(OpenedPackage fresh) {
        opened.put(fresh.loaded().packageRef().sha256(), fresh);
    }

    /** Not closed: who was asked before may still score with it. Its memory goes when nobody holds it any more. */
    void letGoOfAllBut(Set<String> needed) {
        opened.keySet().retainAll(needed);
    }

    void close() {
        opened.values().forEach(one -> one.loaded().close());
        opened.clear();
    }
}
