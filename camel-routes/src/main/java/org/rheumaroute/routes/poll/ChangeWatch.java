package org.rheumaroute.routes.poll;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.routes.ehr.ChangePage;
import org.rheumaroute.routes.ehr.ChangesRequest;
import org.rheumaroute.routes.ehr.EhrChange;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.inbox.TriggerQueue;

/**
 * Asks the EHR what changed and puts one trigger for each patient into the inbox. The order makes it safe: first the
 * triggers are in the durable queue, then the ledger knows them, then the watermark moves. A crash in between repeats a
 * look, and the same changes give the same triggers. Thread-safe; looks are made one at a time.
 */
public final class ChangeWatch {
    /** What can change a patient's answer. */
    static final List<String> TYPES = List.of(
            "Patient",
            "Observation",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "MedicationDispense",
            "Consent",
            "Flag",
            "DocumentReference");

    private static final Duration LONGEST_OVERLAP = Duration.ofHours(1); // the settings allow no longer one
    private static final int MANY_VERSIONS = 100_000;

    private final Function<ChangesRequest, Iterator<ChangePage>> ehr;
    private final TriggerQueue queue;
    private final Ledger ledger;
    private final PollStateFile file;
    private final Duration overlap;
    private final Clock clock;

    private final Object looking = new Object(); // a wish must not wait for a look, so it has a lock of its own
    private @Nullable PollState state; // guarded by this
    private Instant advancedAt; // when the watermark moved, by our clock

    /**
     * @param ehr pages of changes, each asked for when it is wanted
     * @param queue the durable inbox
     * @param ledger counts what was accepted
     * @param file keeps the watermark
     * @param overlap within this time after its stamp every change is visible in the EHR
     * @param clock ours; only differences of it are used
     */
    public ChangeWatch(
            Function<ChangesRequest, Iterator<ChangePage>> ehr,
            TriggerQueue queue,
            Ledger ledger,
            PollStateFile file,
            Duration overlap,
            Clock clock) {
        this.ehr = ehr;
        this.queue = queue;
        this.ledger = ledger;
        this.file = file;
        this.overlap = overlap;
        this.clock = clock;
        this.advancedAt = clock.instant();
    }

    /**
     * Looks once.
     *
     * @return how many patients were put into the inbox
     * @throws IOException when the watermark cannot be read or stored; the look will be repeated
     */
    public int look() throws IOException {
        synchronized (looking) {
            return lookAlone(state());
        }
    }

    private int lookAlone(PollState before) throws IOException {
        Findings findings = new Findings(before);
        if (before.everybody() != null && before.watermark() != null) {
            gather(List.of("Patient"), Instant.EPOCH, Duration.ZERO, findings);
        }
        Instant since = before.newest().orElse(Instant.EPOCH);
        gather(TYPES, since, lookBack(before), findings);
        List<Trigger> triggers = findings.triggers();
        if (!triggers.isEmpty()) {
            queue.send(triggers);
            triggers.forEach(trigger -> ledger.accepted(trigger.id(), trigger.patientId()));
        }
        keep(before, findings);
        return triggers.size();
    }

    /**
     * Notes the wish that everybody is scored again. Survives a restart; fulfilled by the next look.
     *
     * @param packages labels of the packages that will answer
     * @throws IOException when the wish cannot be stored
     */
    public synchronized void wishEverybody(String packages) throws IOException {
        store(state().wishing(UUID.randomUUID().toString(), packages));
    }

    /**
     * Notes the wish if nothing was watched before or other packages answer than the last time.
     *
     * @throws IOException when the state cannot be read or stored
     */
    public synchronized void wishEverybodyIfNew(String packages) throws IOException {
        PollState now = state();
        boolean never = now.watermark() == null && now.everybody() == null;
        if (never || !now.packages().equals(packages)) {
            wishEverybody(packages);
        }
    }

    /** Changes in the EHR up to this instant have been accepted; empty before the first look. */
    public synchronized Optional<Instant> watermark() {
        return Optional.ofNullable(state).flatMap(PollState::newest);
    }

    /**
     * An EHR stamps a change before it shows it, so we look back before the watermark; but only until that time has
     * passed: an idle EHR is not asked for the same changes for ever.
     */
    private Duration lookBack(PollState before) {
        boolean passed = clock.instant().isAfter(advancedAt.plus(overlap.multipliedBy(2)));
        return passed || before.watermark() == null ? Duration.ZERO : overlap;
    }

    private void gather(List<String> types, Instant since, Duration back, Findings findings) {
        Iterator<ChangePage> pages = ehr.apply(new ChangesRequest(types, since, back));
        while (pages.hasNext()) {
            pages.next().changes().forEach(findings::add);
        }
    }

    private void keep(PollState before, Findings findings) throws IOException {
        Instant newest = findings.newest();
        boolean advanced = newest != null && !newest.equals(before.watermark());
        if (advanced) {
            advancedAt = clock.instant();
        }
        if (advanced || before.everybody() != null || !findings.versions.isEmpty()) {
            Instant forgetBefore = newest == null ? Instant.EPOCH : newest.minus(overlap);
            storeAfter(before, newest, findings, forgetBefore);
        }
    }

    private synchronized PollState state() throws IOException {
        PollState known = state;
        if (known == null) {
            known = file.load();
            state = known;
        }
        return known;
    }

    /** A wish that came during the look is not fulfilled by it and stays. */
    private synchronized void storeAfter(
            PollState before, @Nullable Instant newest, Findings findings, Instant forgetBefore) throws IOException {
        PollState after = before.after(newest, findings.versions, forgetBefore);
        PollState now = state();
        String wish = now.everybody();
        if (wish == null || wish.equals(before.everybody())) {
            store(after);
        } else {
            store(after.wishing(wish, now.packages()));
        }
    }

    private void store(PollState next) throws IOException {
        file.store(next);
        state = next;
    }

    /** What one look found. Confined. */
    private static final class Findings {
        private final PollState before;
        private final Map<String, Instant> versions = new HashMap<>();
        private final Map<String, TreeSet<String>> causesByPatient = new LinkedHashMap<>();
        private @Nullable Instant newest;

        Findings(PollState before) {
            this.before = before;
            this.newest = before.watermark();
        }

        void add(EhrChange change) {
            String version = change.type() + "/" + change.id() + "/"
                    + change.versionId()
                            .or(() -> change.lastUpdated().map(Instant::toString))
                            .orElse("?");
            Instant time = change.lastUpdated().orElse(Instant.EPOCH);
            if (newest == null || time.isAfter(newest)) {
                newest = time;
            }
            if (isOurFlag(change)) {
                return; // who is scored needs no second look because of what we wrote
            }
            boolean isNew = !before.seen().containsKey(version);
            if (isNew && isRecent(time)) {
                versions.put(version, time);
                forgetIfMany();
            }
            if (before.everybody() != null) {
                // one cause for everybody: a first look over a whole hospital needs no memory for each version
                change.patientId().ifPresent(patient -> causes(patient).add("everybody/" + before.everybody()));
            } else if (isNew) {
                change.patientId().ifPresent(patient -> causes(patient).add(version));
            }
        }

        private static boolean isOurFlag(EhrChange change) {
            return change.type().equals("Observation")
                    && change.patientId()
                            .filter(patient -> D2tWriter.isFlag(change.id(), patient))
                            .isPresent();
        }

        List<Trigger> triggers() {
            List<Trigger> triggers = new ArrayList<>();
            causesByPatient.forEach((patient, causes) -> triggers.add(Trigger.causedBy(patient, causes)));
            return triggers;
        }

        @Nullable
        Instant newest() {
            return newest;
        }

        /** A first look over a whole hospital must not hold every version: what lies far back cannot come again. */
        private void forgetIfMany() {
            Instant until = newest;
            if (versions.size() >= MANY_VERSIONS && until != null) {
                Instant oldest = until.minus(LONGEST_OVERLAP);
                versions.values().removeIf(time -> time.isBefore(oldest));
            }
        }

        /** Old versions come up only when everybody is looked at; they need not be remembered. */
        private boolean isRecent(Instant time) {
            Instant watermark = before.watermark();
            return watermark == null || !time.isBefore(watermark.minus(LONGEST_OVERLAP));
        }

        private TreeSet<String> causes(String patient) {
            return causesByPatient.computeIfAbsent(patient, id -> new TreeSet<>());
        }
    }
}
