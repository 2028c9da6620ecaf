package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.rheumaroute.cohort.chain.ActivePackage;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageClaim;
import org.rheumaroute.routes.config.RouteSettings;
import org.rheumaroute.routes.score.AskedTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages of this server and where each stands; the steps an operator may take. One volatile reference says who
 * answers: it is read once for each patient and replaced as a whole. A step is stored before it takes effect; steps are
 * taken one at a time, and nobody who is scored waits for one. A package that is damaged, forged or does not fit is told
 * and left out; the server runs on without it. Thread-safe.
 */
public final class PackageShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PackageShelf.class);

    private final Clock clock;
    private final ReentrantLock stepping = new ReentrantLock();
    private final OpenPackages packages;
    private final InForce inForce;

    private PackageShelf(OpenPackages packages, InForce inForce, Clock clock) {
        this.packages = packages;
        this.inForce = inForce;
        this.clock = clock;
    }

    /**
     * Puts the packages where they stood when the server stopped. As long as no operator has ever decided anything, the
     * folder decides: the only sound package of a question is active.
     */
    public static PackageShelf open(RouteSettings settings, Site site, Clock clock) {
        return open(settings, site, clock, ProcessTrial.of(settings));
    }

    /** As {@link #open(RouteSettings, Site, Clock)}, with another way to try packages first. */
    static PackageShelf open(RouteSettings settings, Site site, Clock clock, PackageTrial trial) {
        OpenPackages packages =
                new OpenPackages(settings, settings.trustedKeys().map(keys -> new PackageStaging(keys, site, trial)));
        InForce inForce = new InForce(new PackageRecordFile(settings.dataFolder()), packages, clock);
        PackageShelf shelf = new PackageShelf(packages, inForce, clock);
        if (settings.packagesFolder().isEmpty() || settings.trustedKeys().isEmpty()) {
            LOG.warn("no package folder is set: every patient will be declined");
            return shelf;
        }
        try {
            PackageRecord stored = inForce.stored();
            inForce.begin(stored, new AtStart(packages, clock).restore(stored));
        } catch (IOException e) {
            LOG.error("{}: no package answers until an operator activates one", e.getMessage());
        }
        return shelf;
    }

    /** Every question that is asked now, with the package that answers it, all of one moment; at least one. */
    public List<AskedTask> questions() {
        return inForce.service().questions();
    }

    /** The packages that answer, in order of their questions. */
    public List<LoadedPackage> loaded() {
        return inForce.service().active().values().stream()
                .map(OpenedPackage::loaded)
                .toList();
    }

    /** The packages that answer, in order of their questions, for the status. */
    public List<ActivePackage> active() {
        return inForce.service().active().entrySet().stream()
                .map(e -> new ActivePackage(e.getKey(), e.getValue().loaded().packageRef(), since(e.getValue())))
                .toList();
    }

    /** Names and digests of all packages that answer: changes when any answer may change. */
    public String labels() {
        return String.join(
                ",", active().stream().map(active -> active.ref().label()).toList());
    }

    /** Every package in the folder or in the record, and where it stands. */
    public List<PackageStanding> standings() {
        return Standings.of(packages.claims(), inForce.record(), packages.opened(), packages.problems());
    }

    /** Steps taken, newest first. */
    public List<PackageChange> history() {
        return inForce.record().history();
    }

    /** Why the stored record was not used at start; empty when it was. */
    public Optional<String> problem() {
        return inForce.damage();
    }

    /** Verifies, opens and warms up a package that nobody uses. */
    public void stage(String sha256, String who) {
        step(record -> {
            require(record, sha256, "staged", Set.of(PackageState.AVAILABLE, PackageState.RETIRED));
            OpenedPackage fresh = packages.open(sha256);
            LoadedPackage loaded = fresh.loaded();
            inForce.replace(record.with(loaded.packageRef(), loaded.task(), PackageState.STAGED, who, now()));
            packages.keep(fresh);
        });
    }

    /** Lets a staged package score beside the active one. */
    public void shadow(String sha256, String who) {
        step(record -> {
            PackageRecord.Entry entry = require(record, sha256, "a shadow", Set.of(PackageState.STAGED));
            requireOpen(sha256);
            if (!inForce.service().active().containsKey(entry.task())) {
                throw notNow(entry.task() + " has no active package that a shadow could be compared with");
            }
            record.only(entry.task(), PackageState.SHADOW).ifPresent(other -> {
                throw notNow(other.ref().label() + " is the shadow of " + entry.task() + " already; retire it first");
            });
            inForce.replace(record.with(entry.ref(), entry.task(), PackageState.SHADOW, who, now()));
        });
    }

    /** Lets a staged or shadow package answer instead of the one before. */
    public void activate(String sha256, String who) {
        step(record -> {
            PackageRecord.Entry entry =
                    require(record, sha256, "active", Set.of(PackageState.STAGED, PackageState.SHADOW));
            requireOpen(sha256);
            inForce.replace(record.withoutActive(entry.task(), true, who, now())
                    .with(entry.ref(), entry.task(), PackageState.ACTIVE, who, now()));
        });
    }

    /** Takes a package out of use. */
    public void retire(String sha256, String who) {
        step(record -> {
            PackageRecord.Entry entry = require(
                    record, sha256, "retired", Set.of(PackageState.STAGED, PackageState.SHADOW, PackageState.ACTIVE));
            inForce.replace(
                    entry.state() == PackageState.ACTIVE
                            ? record.withoutActive(entry.task(), true, who, now())
                            : record.with(entry.ref(), entry.task(), PackageState.RETIRED, who, now()));
        });
    }

    /** Lets the package answer again that was active before the present one. */
    public void rollBack(TaskId task, String who) {
        step(record -> {
            PackageRecord.Entry before =
                    record.before(task).orElseThrow(() -> notNow(task + " had no other active package before"));
            if (!packages.opened().containsKey(before.ref().sha256())) {
                packages.keep(packages.open(before.ref().sha256()));
            }
            inForce.replace(record.withoutActive(task, false, who, now())
                    .steppedBack(task)
                    .with(before.ref(), task, PackageState.ACTIVE, who, now()));
        });
    }

    /** What holds now; for those who measure what a step is made of. */
    InForce inForce() {
        return inForce;
    }

    @Override
    public void close() {
        inForce.end();
        packages.close();
    }

    private void step(Consumer<PackageRecord> taking) {
        stepping.lock();
        try {
            taking.accept(inForce.record());
        } finally {
            stepping.unlock();
        }
    }

    /** The record's entry of a package, which must stand in one of these states. */
    private PackageRecord.Entry require(PackageRecord record, String sha256, String wanted, Set<PackageState> from) {
        PackageRecord.Entry entry = record.entries().get(sha256);
        if (!from.contains(record.stateOf(sha256))) {
            throw notNow("a package that is " + record.stateOf(sha256).code() + " cannot become " + wanted);
        }
        if (entry != null) {
            return entry;
        }
        PackageClaim claim = packages.claims().get(sha256);
        if (claim == null) {
            throw new PackageRefusedException(Why.UNKNOWN, "no package with this digest is in the packages folder");
        }
        return new PackageRecord.Entry(claim.ref(), claim.task(), PackageState.AVAILABLE, now());
    }

    private void requireOpen(String sha256) {
        if (!packages.opened().containsKey(sha256)) {
            String why = packages.problems().getOrDefault(sha256, "?");
            throw notNow("the package did not open (" + why + "); retire it, stage it");
        }
    }

    private static PackageRefusedException notNow(String why) {
        return new PackageRefusedException(Why.NOT_NOW, why);
    }

    private Instant since(OpenedPackage one) {
        PackageRecord.Entry entry =
                inForce.record().entries().get(one.loaded().packageRef().sha256());
        return entry == null ? clock.instant() : entry.since();
    }

    private Instant now() {
        return clock.instant();
    }
}
