package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long one patient takes, scored and explained, in a real WildFly: what-if questions about many patients, each of
 * which is two scores with their explanations. {@code -Drheumaroute.latency.requests=20000} runs it; it prints figures and
 * asserts that every answer was one, for a machine that does other work cannot keep a promise of time.
 */
@EnabledIfSystemProperty(named = "rheumaroute.latency.requests", matches = "\\d+")
class LatencyIT {
    private static final int PATIENTS = 400;
    private static final int WARM_UP = 3_000;
    private static final Path COHORT = Path.of("target", "chains", "latency", "cohort");
    private static final Pattern INSIDE = Pattern.compile("model;dur=([0-9.]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningChain chain;
    private static DemoFolder demo;

    private final int requests = Integer.getInteger("rheumaroute.latency.requests", 0);

    @BeforeAll
    static void scoreEverybody() throws Exception {
        chain = RunningChain.named("latency").startEhr().startServer();
        demo = DemoFolder.invent(PATIENTS, 17, COHORT);
        chain.probe().load(demo.bundles());
        chain.probe().awaitSettled(PATIENTS);
        chain.probe().awaitTwoPolls();
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void aPatientIsScoredAndExplained() throws Exception {
        assertThat(demo.scorable()).hasSizeGreaterThan(50);
        run(1, WARM_UP);
        System.out.println(
                "status: " + chain.probe().client().status().orElseThrow().path("scoring"));
        for (int clients : List.of(1, 2)) {
            Times times = run(clients, requests);
            System.out.printf(
                    Locale.ROOT,
                    "%d requests, %d clients, %d patients: HTTP %s; two scores and explanations inside %s%n",
                    requests,
                    clients,
                    demo.scorable().size(),
                    times.outside,
                    times.inside);
            assertThat(times.outside.count()).isEqualTo(requests / clients * clients);
        }
    }

    /** Durations in nanoseconds; thread-safe. */
    private static final class Durations {
        private final Queue<Long> all = new ConcurrentLinkedQueue<>();

        void add(long nanos) {
            all.add(nanos);
        }

        int count() {
            return all.size();
        }

        @Override
        public String toString() {
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            return String.format(
                    Locale.ROOT,
                    "p50 %.2f ms, p99 %.2f ms, max %.1f ms",
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6);
        }
    }

    private record Times(Durations outside, Durations inside) {}

    private Times run(int clients, int count) throws Exception {
        Times times = new Times(new Durations(), new Durations());
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                long seed = client;
                running.add(threads.submit(() -> ask(count / clients, new Random(seed), times)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return times;
    }

    private Void ask(int count, Random random, Times times) throws Exception {
        Login login = Login.of(RunningChain.USER, RunningChain.PASSWORD);
        URI address = chain.application().resolve("api/what-if");
        for (int i = 0; i < count; i++) {
            String patient = demo.scorable().get(random.nextInt(demo.scorable().size()));
            String question = JSON.createObjectNode()
                    .put("patient", patient)
                    .put("task", "ua-progression")
                    .put("feature", "crp")
                    .put("value", 1 + random.nextInt(60))
                    .put("unit", "mg/L")
                    .toString();
            long start = System.nanoTime();
            HttpResponse<String> answer = login.send("POST", address, question);
            times.outside().add(System.nanoTime() - start);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Matcher inside =
                    INSIDE.matcher(answer.headers().firstValue("Server-Timing").orElse(""));
            assertThat(inside.matches()).isTrue();
            times.inside().add((long) (Double.parseDouble(inside.group(1)) * 1e6));
            JsonNode read = JSON.readTree(answer.body());
            assertThat(read.path("before").path("contributions")).isNotEmpty();
        }
        return null;
    }
}
