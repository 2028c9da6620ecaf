package org.rheumaroute.routes.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.routes.ehr.ChangePage;
import org.rheumaroute.routes.ehr.ChangesRequest;
import org.rheumaroute.routes.ehr.EhrChange;
import org.rheumaroute.routes.inbox.QueueUnavailableException;
import org.rheumaroute.routes.inbox.Trigger;

class ChangeWatchTest {
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final List<EhrChange> ehr = new ArrayList<>();
    private final List<ChangesRequest> asked = new ArrayList<>();
    private final List<Trigger> sent = new ArrayList<>();
    private final Ledger ledger = new Ledger(new ConcurrentHashMap<>());
    private Instant now = NOON;
    private boolean queueIsDown;
    private Runnable duringLook = () -> {};

    @TempDir
    Path folder;

    @Test
    void theFirstLookTriggersEverybodyOnce() throws IOException {
        happens("Patient", "a", 1, NOON, "a");
        happens("Observation", "o1", 1, NOON, "a");
        happens("Observation", "o2", 1, NOON, "b");

        assertThat(started().look()).isEqualTo(2);
        assertThat(sent).extracting(Trigger::patientId).containsExactlyInAnyOrder("a", "b");
        assertThat(ledger.totals().open()).isEqualTo(2);
    }

    @Test
    void nothingNewTriggersNobody() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        ChangeWatch watch = started();
        watch.look();

        assertThat(watch.look()).isZero();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aNewVersionTriggersItsPatientOnly() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        happens("Observation", "o2", 1, NOON, "b");
        ChangeWatch watch = started();
        watch.look();
        sent.clear();

        happens("Observation", "o2", 2, NOON.plusSeconds(5), "b");

        assertThat(watch.look()).isEqualTo(1);
        assertThat(sent).containsExactly(Trigger.causedBy("b", List.of("Observation/o2/2")));
    }

    @Test
    void ourOwnFlagTriggersNobody() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        ChangeWatch watch = started();
        watch.look();
        sent.clear();

        happens("Observation", D2tWriter.idOf("a"), 1, NOON.plusSeconds(5), "a");
        assertThat(watch.look()).isZero();
        happens("Observation", D2tWriter.idOf("b"), 1, NOON.plusSeconds(6), "a"); // whatever that is, it is not ours
        assertThat(watch.look()).isEqualTo(1);
    }

    @Test
    void aChangeThatBecomesVisibleLateIsFoundInTheOverlap() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        ChangeWatch watch = started();
        watch.look();
        sent.clear();

        happens("Observation", "late", 1, NOON.minusSeconds(30), "b");
        watch.look();

        assertThat(sent).extracting(Trigger::patientId).containsExactly("b");
    }

    @Test
    void anIdleEhrIsNotAskedForTheOverlapForEver() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        ChangeWatch watch = started();
        watch.look();
        asked.clear();

        now = NOON.plus(OVERLAP.multipliedBy(3));
        watch.look();

        assertThat(asked).extracting(ChangesRequest::overlap).containsOnly(Duration.ZERO);
    }

    @Test
    void aCrashBeforeTheWatermarkRepeatsTheSameTriggers() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        happens("Condition", "c1", 1, NOON.plusSeconds(1), "a");
        started().look();
        Path memory = folder.resolve("watermark.json");
        byte[] beforeSecond = Files.readAllBytes(memory);
        happens("Observation", "o1", 2, NOON.plusSeconds(9), "a");
        sent.clear();

        watch().look();
        Files.write(memory, beforeSecond); // as if the process had died before the watermark was stored
        watch().look();

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
    }

    @Test
    void aQueueThatIsDownLosesNothing() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        ChangeWatch watch = started();
        queueIsDown = true;
        assertThatThrownBy(watch::look).isInstanceOf(QueueUnavailableException.class);
        assertThat(ledger.totals().triggers()).isZero();

        queueIsDown = false;
        assertThat(watch.look()).isEqualTo(1);
    }

    @Test
    void aRestartGoesOnWhereTheLastLookEnded() throws IOException {
        happens("Observation", "o1", 1, NOON, "a");
        started().look();
        sent.clear();

        ChangeWatch restarted = watch();
        restarted.wishEverybodyIfNew("package-1");

        assertThat(restarted.look()).isZero();
        assertThat(restarted.watermark()).contains(NOON);
    }

    @Test
    void otherPackagesAskForEverybodyAgain() throws IOException {
        happens("Patient", "a", 1, NOON.minus(Duration.ofDays(9)), "a");
        happens("Patient", "b", 1, NOON, "b");
        started().look();
        sent.clear();

        ChangeWatch restarted = watch();
        restarted.wishEverybodyIfNew("package-2");

        assertThat(restarted.look()).isEqualTo(2);
        assertThat(restarted.look()).isZero();
    }

    @Test
    void aWishDuringALookIsFulfilledByTheNext() throws IOException {
        happens("Patient", "a", 1, NOON, "a");
        ChangeWatch watch = started();
        watch.look();
        happens("Observation", "o1", 1, NOON.plusSeconds(1), "a");
        duringLook = () -> wish(watch);
        watch.look();
        duringLook = () -> {};
        sent.clear();

        assertThat(watch.look()).isEqualTo(1);
        assertThat(watch.look()).isZero();
    }

    @Test
    void aWishSurvivesARestartAndKeepsItsTriggers() throws IOException {
        happens("Patient", "a", 1, NOON, "a");
        ChangeWatch first = started();
        queueIsDown = true;
        assertThatThrownBy(first::look).isInstanceOf(QueueUnavailableException.class);
        queueIsDown = false;

        assertThat(watch().look()).isEqualTo(1);
    }

    @Test
    void aDamagedMemoryCountsAsNone() throws IOException {
        Files.writeString(folder.resolve("watermark.json"), "{\"watermark\":");
        happens("Observation", "o1", 1, NOON, "a");

        assertThat(started().look()).isEqualTo(1);
    }

    private ChangeWatch started() throws IOException {
        ChangeWatch watch = watch();
        watch.wishEverybodyIfNew("package-1");
        return watch;
    }

    private ChangeWatch watch() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new ChangeWatch(this::pages, this::send, ledger, new PollStateFile(folder), OVERLAP, clock);
    }

    private void send(List<Trigger> triggers) {
        if (queueIsDown) {
            throw new QueueUnavailableException(new IOException("disk full"));
        }
        sent.addAll(triggers);
    }

    /** One change a page, as a server that orders by time gives them. */
    private Iterator<ChangePage> pages(ChangesRequest request) {
        asked.add(request);
        Instant from = request.since().equals(Instant.EPOCH)
                ? Instant.EPOCH
                : request.since().minus(request.overlap());
        List<ChangePage> pages = ehr.stream()
                .filter(change -> request.types().contains(change.type()))
                .filter(change -> !change.lastUpdated().orElseThrow().isBefore(from))
                .sorted(Comparator.comparing(change -> change.lastUpdated().orElseThrow()))
                .map(change -> new ChangePage(List.of(change)))
                .toList();
        duringLook.run();
        return pages.iterator();
    }

    private void happens(String type, String id, int version, Instant at, String patient) {
        ehr.removeIf(change -> change.type().equals(type) && change.id().equals(id));
        ehr.add(new EhrChange(type, id, Optional.of("" + version), Optional.of(at), Optional.of(patient)));
    }

    private static void wish(ChangeWatch watch) {
        try {
            watch.wishEverybody("package-1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
