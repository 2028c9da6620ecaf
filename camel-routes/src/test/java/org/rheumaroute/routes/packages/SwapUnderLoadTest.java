package org.rheumaroute.routes.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheumaroute.routes.packages.InventedShelf.UA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.routes.score.Batcher;
import org.rheumaroute.routes.score.LatencyHistogram;
import org.rheumaroute.routes.score.ScoreBatches;
import org.rheumaroute.routes.score.ScoreBatches.Question;
import org.rheumaroute.routes.score.ScoringService;

/**
 * Patients are prepared and scored, on the real engine and in the server's own batches, while packages are swapped and
 * rolled back without a pause. {@code -Drheumaroute.swap.requests=1000000} runs the million.
 */
@Timeout(3600)
class SwapUnderLoadTest {
    private static final int ASKERS = 4;
    private static final int UNDER_WAY = 200;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String WHO = "operator";

    private final int requests = Integer.getInteger("rheumaroute.swap.requests", 20_000);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LatencyHistogram stepTimes = new LatencyHistogram();
    private final LatencyHistogram storeTimes = new LatencyHistogram();
    private final LatencyHistogram swapTimes = new LatencyHistogram();
    private final LongAdder failed = new LongAdder();
    private final LongAdder mixed = new LongAdder();
    private final Map<PackageRef, LongAdder> answered = new HashMap<>();
    private final Map<PackageRef, Double> right = new HashMap<>();

    @TempDir
    Path temp;

    private PackageShelf shelf;
    private PatientFacts facts;
    private PackageRef first;
    private PackageRef second;

    @BeforeEach
    void twoPackagesAndAPatient() throws Exception {
        facts = patient();
        InventedShelf invented = new InventedShelf(temp);
        first = invented.addTrees(UA, "1.0.0", 1);
        shelf = invented.open();
        second = invented.addTrees(UA, "2.0.0", 2);
        for (PackageRef ref : List.of(first, second)) {
            answered.put(ref, new LongAdder());
        }
        right.put(first, alone());
        shelf.stage(second.sha256(), WHO);
        shelf.activate(second.sha256(), WHO);
        right.put(second, alone());
        shelf.rollBack(UA, WHO);
        assertThat(right.get(first)).isNotEqualTo(right.get(second));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        shelf.close();
    }

    @Test
    void nobodyFailsAndNobodyMeetsTwoVersions() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Future<Integer> swaps = threads.submit(() -> swapUntil(done));
        try (Batcher<Question, ScoreOutcome> batcher =
                new Batcher<>(50, Duration.ZERO, threads, new ScoreBatches(new LatencyHistogram())::answer)) {
            List<Future<?>> askers = new ArrayList<>();
            for (int asker = 0; asker < ASKERS; asker++) {
                askers.add(threads.submit(() -> ask(requests / ASKERS, batcher)));
            }
            for (Future<?> asker : askers) {
                asker.get();
            }
        }
        done.set(true);
        int swapped = swaps.get();
        System.out.println(requests + " requests over " + swapped + " swaps: " + failed + " failed, " + mixed
                + " mixed, " + answered.values() + " by version");
        System.out.println("a step " + stepTimes.latency() + "; of it storing " + storeTimes.latency()
                + ", the swap itself " + swapTimes.latency());
        assertThat(failed.sum()).isZero();
        assertThat(mixed.sum()).isZero();
        assertThat(swapped).isGreaterThan(4);
        assertThat(answered.values())
                .allSatisfy(count -> assertThat(count.sum()).isPositive());
        assertThat(answered.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(requests);
    }

    private int swapUntil(AtomicBoolean done) {
        PackageRecordFile elsewhere = new PackageRecordFile(temp.resolve("elsewhere"));
        int swapped = 0;
        while (!done.get()) {
            shelf.stage(second.sha256(), WHO);
            timed(stepTimes, () -> shelf.activate(second.sha256(), WHO));
            timed(stepTimes, () -> shelf.rollBack(UA, WHO));
            swapped += 2;
            PackageRecord record = shelf.inForce().record(); // the parts of such a step, once more and apart
            timed(storeTimes, () -> store(elsewhere, record));
            timed(swapTimes, () -> shelf.inForce().takeEffect(record));
        }
        return swapped;
    }

    private static void store(PackageRecordFile file, PackageRecord record) {
        try {
            file.store(record);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void timed(LatencyHistogram times, Runnable work) {
        long start = System.nanoTime();
        work.run();
        times.record(System.nanoTime() - start);
    }

    private void ask(int times, Batcher<Question, ScoreOutcome> batcher) {
        Semaphore room = new Semaphore(UNDER_WAY);
        for (int i = 0; i < times; i++) {
            room.acquireUninterruptibly();
            try {
                ScoringService service = shelf.questions().get(0).service().orElseThrow();
                Ready ready = (Ready) service.preparation().prepare(facts, TODAY);
                PackageRef ref = service.scorer().packageRef();
                batcher.submit(new Question(service.scorer(), ready.vector())).whenComplete((outcome, failure) -> {
                    count(ref, outcome, failure);
                    room.release();
                });
            } catch (RuntimeException e) {
                failed.increment();
                room.release();
            }
        }
        room.acquireUninterruptibly(UNDER_WAY); // all are back
    }

    private void count(PackageRef ref, ScoreOutcome outcome, Throwable failure) {
        if (failure != null || !(outcome instanceof Scored scored)) {
            failed.increment();
        } else if (!scored.scoredBy().equals(ref)
                || scored.score().probability().value() != right.get(ref)) {
            mixed.increment();
        } else {
            answered.get(ref).increment();
        }
    }

    private double alone() {
        ScoringService service = shelf.questions().get(0).service().orElseThrow();
        Ready ready = (Ready) service.preparation().prepare(facts, TODAY);
        return ((Scored) service.scorer().score(ready.vector()))
                .score()
                .probability()
                .value();
    }

    private static PatientFacts patient() throws Exception {
        List<ParsedResource> resources = new ArrayList<>();
        String id = "";
        try (InputStream in =
                SwapUnderLoadTest.class.getResourceAsStream("/org/rheumaroute/routes/invented-patient.json")) {
            for (JsonNode entry : new ObjectMapper().readTree(in).path("entry")) {
                JsonNode resource = entry.path("resource");
                String type = resource.path("resourceType").asText();
                id = type.equals("Patient") ? resource.path("id").asText() : id;
                resources.addAll(FhirJson.parse(
                        new ByteArrayInputStream(resource.toString().getBytes(StandardCharsets.UTF_8)),
                        type + "/" + resource.path("id").asText()));
            }
        }
        return new PatientRecordReader(new ReaderSettings(InventedShelf.NOON.getZone())).read(id, resources);
    }
}
