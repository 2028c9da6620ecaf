package org.rheumaroute.routes.packages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.PackageClaim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where packages stand when the server starts: as they stood when it stopped. As long as no operator has ever decided
 * anything, the folder decides: the only sound package of a question is active. Confined to the start.
 */
final class AtStart {
    private static final Logger LOG = LoggerFactory.getLogger(AtStart.class);

    private final OpenPackages packages;
    private final Clock clock;

    AtStart(OpenPackages packages, Clock clock) {
        this.packages = packages;
        this.clock = clock;
    }

    /**
     * Opens what must be open.
     *
     * @return the record that holds from now on
     */
    PackageRecord restore(PackageRecord stored) {
        Map<String, PackageClaim> claims = packages.claims();
        stored.entries().values().stream()
                .filter(entry -> Standings.isNeeded(stored, entry))
                .forEach(entry -> reopen(entry, claims.get(entry.ref().sha256())));
        return stored.decided() ? stored : byTheFolder(stored, claims);
    }

    private void reopen(PackageRecord.Entry entry, @Nullable PackageClaim claim) {
        if (claim == null) {
            packages.leaveOut(entry.ref(), "it is not in the packages folder any more");
            return;
        }
        packages.openQuietly(claim).ifPresent(packages::keep);
    }

    /** Where no operator has decided anything yet: the only sound package of a question is active. */
    private PackageRecord byTheFolder(PackageRecord stored, Map<String, PackageClaim> claims) {
        Map<TaskId, List<OpenedPackage>> candidates = new HashMap<>();
        for (PackageClaim claim : claims.values()) {
            boolean standsFast = stored.only(claim.task(), PackageState.ACTIVE)
                    .filter(active -> claims.containsKey(active.ref().sha256()))
                    .isPresent();
            if (!standsFast) {
                packages.openQuietly(claim)
                        .ifPresent(fresh -> candidates
                                .computeIfAbsent(fresh.loaded().task(), task -> new ArrayList<>())
                                .add(fresh));
            }
        }
        PackageRecord next = stored;
        for (Map.Entry<TaskId, List<OpenedPackage>> task : candidates.entrySet()) {
            next = onlyOf(task.getKey(), task.getValue(), next);
        }
        return next;
    }

    private PackageRecord onlyOf(TaskId task, List<OpenedPackage> sound, PackageRecord next) {
        if (sound.size() > 1) {
            LOG.warn(
                    "{} packages could answer {} and nobody has chosen: an operator must activate one",
                    sound.size(),
                    task);
            sound.forEach(one -> one.loaded().close());
            return next;
        }
        PackageRef ref = sound.get(0).loaded().packageRef();
        packages.keep(sound.get(0));
        Instant now = clock.instant();
        return next.withoutActive(task, true, PackageChange.SERVER, now)
                .with(ref, task, PackageState.ACTIVE, PackageChange.SERVER, now);
    }
}
