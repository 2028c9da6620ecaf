package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.ActivePackage;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageClaim;
import org.rheumaroute.routes.config.RouteSettings;
import org.rheumaroute.routes.score.AskedTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages of this server and where each stands. One volatile reference says who answers: it is read once for each
 * patient and replaced as a whole. A step is stored before it takes effect; steps are taken one at a time, and nobody who
 * is scored waits for one. A package that is damaged, forged or does not fit is told and left out; the server runs on
 * without it. Thread-safe.
 */
public final class PackageShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PackageShelf.class);

    private final PackageFolder folder;
    private final Optional<PackageStaging> staging;
    private final PackageRecordFile file;
    private final Clock clock;

    private final ReentrantLock stepping = new ReentrantLock();
    private final Map<String, OpenedPackage> opened = new ConcurrentHashMap<>(); // by digest
    private final Map<String, String> problems = new ConcurrentHashMap<>(); // by digest
    private volatile PackageRecord record = PackageRecord.empty();
    private volatile @Nullable String damage; // why the stored record is not used
    private volatile InService inService = InService.nothing();

    private PackageShelf(RouteSettings settings, Site site, Clock clock) {
        this.folder = new PackageFolder(settings.packagesFolder());
        this.staging = settings.trustedKeys().map(keys -> new PackageStaging(keys, site));
        this.file = new PackageRecordFile(settings.dataFolder());
        this.clock = clock;
    }

    /**
     * Puts the packages where they stood when the server stopped. As long as no operator has ever decided anything, the
     * folder decides: the only sound package of a question is active.
     */
    public static PackageShelf open(RouteSettings settings, Site site, Clock clock) {
        PackageShelf shelf = new PackageShelf(settings, site, clock);
        if (settings.packagesFolder().isEmpty() || settings.trustedKeys().isEmpty()) {
            LOG.warn("no package folder is set: every patient will be declined");
            return shelf;
        }
        try {
            shelf.record = shelf.file.load();
            shelf.restore();
        } catch (IOException e) {
            shelf.damage = e.getMessage();
            LOG.error("{}: no package answers until an operator activates one", e.getMessage());
        }
        return shelf;
    }

    /** Every question that is asked now, with the package that answers it, all of one moment; at least one. */
    public List<AskedTask> questions() {
        return inService.questions();
    }

    /** The packages that answer, in order of their questions. */
    public List<LoadedPackage> loaded() {
        return inService.active().values().stream().map(OpenedPackage::loaded).toList();
    }

    /** The packages that answer, in order of their questions, for the status. */
    public List<ActivePackage> active() {
        return inService.active().entrySet().stream()
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
        return Standings.of(folder.claims(), record, opened, problems);
    }

    /** Steps taken, newest first. */
    public List<PackageChange> history() {
        return record.history();
    }

    /** Why the stored record was not used at start; empty when it was. */
    public Optional<String> problem() {
        return Optional.ofNullable(damage);
    }

    /** Verifies, opens and warms up a package that nobody uses. */
    public void stage(String sha256, String who) {
        step(() -> {
            require(sha256, "staged", Set.of(PackageState.AVAILABLE, PackageState.RETIRED));
            OpenedPackage fresh = openNow(sha256);
            LoadedPackage loaded = fresh.loaded();
            store(record.with(loaded.packageRef(), loaded.task(), PackageState.STAGED, who, now()));
            opened.put(sha256, fresh);
        });
    }

    /** Lets a staged package score beside the active one. */
    public void shadow(String sha256, String who) {
        step(() -> {
            PackageRecord.Entry entry = require(sha256, "a shadow", Set.of(PackageState.STAGED));
            requireOpen(sha256);
            if (!inService.active().containsKey(entry.task())) {
                throw notNow(entry.task() + " has no active package that a shadow could be compared with");
            }
            record.only(entry.task(), PackageState.SHADOW).ifPresent(other -> {
                throw notNow(other.ref().label() + " is the shadow of " + entry.task() + " already; retire it first");
            });
            store(record.with(entry.ref(), entry.task(), PackageState.SHADOW, who, now()));
        });
    }

    /** Lets a staged or shadow package answer instead of the one before. */
    public void activate(String sha256, String who) {
        step(() -> {
            PackageRecord.Entry entry = require(sha256, "active", Set.of(PackageState.STAGED, PackageState.SHADOW));
            requireOpen(sha256);
            store(record.withoutActive(entry.task(), true, who, now())
                    .with(entry.ref(), entry.task(), PackageState.ACTIVE, who, now()));
        });
    }

    /** Takes a package out of use. */
    public void retire(String sha256, String who) {
        step(() -> {
            PackageRecord.Entry entry =
                    require(sha256, "retired", Set.of(PackageState.STAGED, PackageState.SHADOW, PackageState.ACTIVE));
            store(
                    entry.state() == PackageState.ACTIVE
                            ? record.withoutActive(entry.task(), true, who, now())
                            : record.with(entry.ref(), entry.task(), PackageState.RETIRED, who, now()));
        });
    }

    /** Lets the package answer again that was active before the present one. */
    public void rollBack(TaskId task, String who) {
        step(() -> {
            PackageRecord.Entry before =
                    record.before(task).orElseThrow(() -> notNow(task + " had no other active package before"));
            String sha256 = before.ref().sha256();
            if (!opened.containsKey(sha256)) {
                opened.put(sha256, openNow(sha256));
            }
            store(record.withoutActive(task, false, who, now())
                    .steppedBack(task)
                    .with(before.ref(), task, PackageState.ACTIVE, who, now()));
        });
    }

    @Override
    public void close() {
        inService = InService.nothing();
        opened.values().forEach(one -> one.loaded().close());
        opened.clear();
    }

    private void restore() {
        Map<String, PackageClaim> claims = folder.claims();
        record.entries().values().stream()
                .filter(entry -> Standings.isNeeded(record, entry))
                .forEach(entry -> reopen(entry, claims.get(entry.ref().sha256())));
        PackageRecord next = record.decided() ? record : byTheFolder(claims);
        if (!next.equals(record)) {
            try {
                file.store(next);
            } catch (IOException e) {
                LOG.warn("where the packages stand cannot be stored: {}", e.getMessage());
            }
        }
        takeEffect(next);
    }

    private void reopen(PackageRecord.Entry entry, @Nullable PackageClaim claim) {
        String sha256 = entry.ref().sha256();
        if (claim == null) {
            problem(entry.ref(), "it is not in the packages folder any more");
            return;
        }
        openQuietly(claim).ifPresent(fresh -> opened.put(sha256, fresh));
    }

    /** Where no operator has decided anything yet: the only sound package of a question is active. */
    private PackageRecord byTheFolder(Map<String, PackageClaim> claims) {
        PackageRecord next = record;
        Map<TaskId, List<OpenedPackage>> candidates = new HashMap<>();
        for (PackageClaim claim : claims.values()) {
            boolean standsFast = record.only(claim.task(), PackageState.ACTIVE)
                    .filter(active -> claims.containsKey(active.ref().sha256()))
                    .isPresent();
            if (!standsFast) {
                openQuietly(claim)
                        .ifPresent(fresh -> candidates
                                .computeIfAbsent(fresh.loaded().task(), task -> new ArrayList<>())
                                .add(fresh));
            }
        }
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
        opened.put(ref.sha256(), sound.get(0));
        return next.withoutActive(task, true, PackageChange.SERVER, now())
                .with(ref, task, PackageState.ACTIVE, PackageChange.SERVER, now());
    }

    private Optional<OpenedPackage> openQuietly(PackageClaim claim) {
        try {
            OpenedPackage fresh = staging.orElseThrow().open(claim);
            problems.remove(claim.ref().sha256());
            return Optional.of(fresh);
        } catch (ModelIntegrityException e) {
            problem(claim.ref(), e.getMessage());
            return Optional.empty();
        }
    }

    private OpenedPackage openNow(String sha256) {
        PackageClaim claim = folder.claims().get(sha256);
        if (claim == null || staging.isEmpty()) {
            throw new PackageRefusedException(Why.UNKNOWN, "no package with this digest is in the packages folder");
        }
        try {
            OpenedPackage fresh = staging.get().open(claim);
            problems.remove(sha256);
            return fresh;
        } catch (ModelIntegrityException e) {
            problem(claim.ref(), e.getMessage());
            throw new PackageRefusedException(Why.UNSOUND, String.valueOf(e.getMessage()));
        }
    }

    private void problem(PackageRef ref, @Nullable String what) {
        LOG.error("package {} left out: {}", ref.label(), what);
        problems.put(ref.sha256(), String.valueOf(what));
    }

    /** First on disk, then in effect: what an operator was told stands after any crash. */
    private void store(PackageRecord next) {
        try {
            if (damage != null) {
                file.copyAside(now());
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
                .forEach(PackageShelf::tell);
    }

    private void takeEffect(PackageRecord next) {
        record = next;
        inService = InService.of(next, opened);
        // Not closed: who was asked before may still score with it. Its memory goes when nobody holds it any more.
        opened.keySet().retainAll(Standings.needed(next));
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

    private void step(Runnable taking) {
        stepping.lock();
        try {
            taking.run();
        } finally {
            stepping.unlock();
        }
    }

    /** The record's entry of a package, which must stand in one of these states. */
    private PackageRecord.Entry require(String sha256, String wanted, Set<PackageState> from) {
        PackageRecord.Entry entry = record.entries().get(sha256);
        if (!from.contains(record.stateOf(sha256))) {
            throw notNow("a package that is " + record.stateOf(sha256).code() + " cannot become " + wanted);
        }
        if (entry == null) {
            PackageClaim claim = folder.claims().get(sha256);
            if (claim == null) {
                throw new PackageRefusedException(Why.UNKNOWN, "no package with this digest is in the packages folder");
            }
            return new PackageRecord.Entry(claim.ref(), claim.task(), PackageState.AVAILABLE, now());
        }
        return entry;
    }

    private void requireOpen(String sha256) {
        if (!opened.containsKey(sha256)) {
            throw notNow("the package did not open (" + problems.getOrDefault(sha256, "?") + "); retire it, stage it");
        }
    }

    private static PackageRefusedException notNow(String why) {
        return new PackageRefusedException(Why.NOT_NOW, why);
    }

    private Instant since(OpenedPackage one) {
        PackageRecord.Entry entry =
                record.entries().get(one.loaded().packageRef().sha256());
        return entry == null ? clock.instant() : entry.since();
    }

    private Instant now() {
        return clock.instant();
    }
}
