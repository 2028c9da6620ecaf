package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record that holds now and who answers by it. Replaced one at a time, by whoever holds the shelf's lock: first on
 * disk, then in effect, by one volatile reference. Reading is thread-safe and waits for nobody.
 */
final class InForce {
    private static final Logger LOG = LoggerFactory.getLogger(InForce.class);

    private final PackageRecordFile file;
    private final OpenPackages packages;
    private final Clock clock;

    private volatile PackageRecord record = PackageRecord.empty();
    private volatile @Nullable String damage; // why the stored record is not used
    private volatile InService inService = InService.nothing();

    InForce(PackageRecordFile file, OpenPackages packages, Clock clock) {
        this.file = file;
        this.packages = packages;
        this.clock = clock;
    }

    PackageRecord record() {
        return record;
    }

    InService service() {
        return inService;
    }

    /** Why the stored record is not used; empty when it is. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /**
     * The record as the last run of this server stored it.
     *
     * @throws IOException when it cannot be understood; from then on that is the {@link #damage}
     */
    PackageRecord stored() throws IOException {
        try {
            return file.load();
        } catch (IOException e) {
            damage = e.getMessage();
            throw e;
        }
    }

    /** What the server itself decided at its start: takes effect even when the disk takes no more. */
    void begin(PackageRecord stored, PackageRecord next) {
        if (!next.equals(stored)) {
            try {
                file.store(next);
            } catch (IOException e) {
                LOG.warn("where the packages stand cannot be stored: {}", e.getMessage());
            }
        }
        takeEffect(next);
    }

    /**
     * First on disk, then in effect: what an operator was told stands after any crash.
     *
     * @throws PackageRefusedException when the disk takes no more; nothing has changed then
     */
    void replace(PackageRecord next) {
        try {
            if (damage != null) {
                file.copyAside(clock.instant());
            }
            file.store(next);
            damage = null;
        } catch (IOException e) {
            throw new PackageRefusedException(
                    Why.NOT_STORED,
                    "the step cannot be stored (" + e.getClass().getSimpleName() + "); nothing has changed");
        }
        List<PackageChange> before = record.history();
        takeEffect(next);
        next.history().stream()
                .takeWhile(step -> before.isEmpty() || !step.equals(before.get(0)))
                .forEach(InForce::tell);
    }

    /** From here on nobody answers. */
    void end() {
        inService = InService.nothing();
    }

    /** The swap itself: whoever is asked from the second line on is answered by {@code next}. */
    void takeEffect(PackageRecord next) {
        record = next;
        inService = InService.of(next, packages.opened());
        packages.letGoOfAllBut(Standings.needed(next));
    }

    private static void tell(PackageChange step) {
        LOG.info(
                "package {} of {}: {} -> {} by {}",
                step.ref().label(),
                step.task(),
                step.from().code(),
                step.to().code(),
                step.who());
    }
}
