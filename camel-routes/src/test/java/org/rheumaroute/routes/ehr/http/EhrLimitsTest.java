package org.rheumaroute.routes.ehr.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow, endless, broken and too many: what one request may take, and what it leaves behind. */
@Timeout(60)
class EhrLimitsTest {
    private static final String TOKEN = "tok-canary-4711";
    private static final EhrRequest READ = EhrRequest.get("Patient/patient-canary");

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final EhrRuntime runtime =
            EhrRuntime.standard().with(TokenSource.fixed(TOKEN)).with(Clock.systemUTC(), waits::add);

    @Test
    void drippingAnswerIsStoppedAtTheDeadline() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange, broken);
        })) {
            EhrTransport transport = onceWithin(ehr, Duration.ofMillis(700), 1_000_000);
            long started = System.nanoTime();

            EhrUnavailableException e = catchThrowableOfType(EhrUnavailableException.class, () -> transport.send(READ));

            assertThat(e).hasMessageContaining("did not answer in full");
            assertThat(e.retryable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            assertThat(broken.await(20, TimeUnit.SECONDS))
                    .as("connection is closed")
                    .isTrue();
        }
    }

    /** One byte every 20 ms for as long as the other side takes it: no socket time-out ever sees a pause. */
    private static void drip(HttpExchange exchange, CountDownLatch broken) {
        CountDownLatch never = new CountDownLatch(1);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            broken.countDown();
        }
    }

    @Test
    void silentEhrIsLeftAtTheDeadline() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            EhrTransport transport = onceWithin(ehr, Duration.ofMillis(300), 1_000);

            assertThat(catchThrowableOfType(EhrUnavailableException.class, () -> transport.send(READ)))
                    .hasMessageContaining("did not answer in full");
            end.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answerOverTheLimitIsStoppedWhetherItsLengthIsTold(boolean isLengthTold) throws Exception {
        byte[] megabyte = new byte[1 << 20];
        CountDownLatch broken = new CountDownLatch(1);
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            exchange.sendResponseHeaders(200, isLengthTold ? 64L << 20 : 0);
            try {
                for (int i = 0; i < 64; i++) {
                    exchange.getResponseBody().write(megabyte);
                }
            } catch (IOException e) {
                broken.countDown();
            }
        })) {
            EhrTransport transport = onceWithin(ehr, Duration.ofSeconds(20), 1 << 20);

            RecordTooLargeException e = catchThrowableOfType(RecordTooLargeException.class, () -> transport.send(READ));

            assertThat(e.what()).isEqualTo("bytes");
            assertThat(e.limit()).isEqualTo(1 << 20);
            assertThat(broken.await(20, TimeUnit.SECONDS))
                    .as("connection is closed")
                    .isTrue();
        }
    }

    @Test
    void answerOfExactlyTheLimitIsTaken() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, "x".repeat(1_000))) {
            assertThat(onceWithin(ehr, Duration.ofSeconds(20), 1_000).send(READ).body())
                    .hasSize(1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void limitCountsUnpackedBytes(int length, boolean isTaken) throws IOException {
        byte[] packed = gzip("x".repeat(length));
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            assertThat(seen.headers().getFirst("Accept-Encoding")).isEqualTo("gzip");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
        })) {
            EhrTransport transport = onceWithin(ehr, Duration.ofSeconds(20), 1_000);

            if (isTaken) {
                assertThat(transport.send(READ).body()).hasSize(length);
            } else {
                assertThat(catchThrowableOfType(RecordTooLargeException.class, () -> transport.send(READ)))
                        .isNotNull();
            }
        }
    }

    @Test
    void answerThatBreaksOffIsUnavailableWithoutItsText() {
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"name\":\"Yamada\"".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        })) {
            EhrUnavailableException e = catchThrowableOfType(
                    EhrUnavailableException.class,
                    () -> onceWithin(ehr, Duration.ofSeconds(20), 10_000).send(READ));

            assertThat(e.retryable()).isTrue();
            Leaks.assertNone(e, "Yamada", TOKEN, "patient-canary");
        }
    }

    @Test
    void whatIsNoHttpIsUnavailableWithoutItsText() throws Exception {
        try (ServerSocket garbage = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            thread.submit(() -> {
                try (var socket = garbage.accept()) {
                    socket.getOutputStream().write("Yamada Taro 1960\r\n\r\n".getBytes(UTF_8));
                }
                return null;
            });
            EhrSettings settings = EhrSettings.of(URI.create("http://127.0.0.1:" + garbage.getLocalPort() + "/fhir"))
                    .withRetry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO));

            EhrUnavailableException e = catchThrowableOfType(
                    EhrUnavailableException.class, () -> new EhrTransport(settings, runtime).send(READ));

            assertThat(e).hasMessageContaining("no HTTP");
            Leaks.assertNone(e, "Yamada", TOKEN, "patient-canary");
            thread.shutdown();
        }
    }

    @Test
    void ehrThatIsDownCannotBeReached() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        EhrSettings settings = EhrSettings.of(URI.create("http://127.0.0.1:" + free + "/fhir"));

        EhrUnavailableException e = catchThrowableOfType(
                EhrUnavailableException.class, () -> new EhrTransport(settings, runtime).send(READ));

        assertThat(e).hasMessage("the EHR cannot be reached: GET Patient");
        assertThat(waits).hasSize(2);
    }

    @Test
    void neverMoreAtOnceThanAllowed() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pair = new CyclicBarrier(2);
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                pair.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                inside.decrementAndGet();
            }
            LoopbackEhr.json(exchange, 200, "{}");
        })) {
            EhrTransport transport = new EhrTransport(EhrSettings.of(ehr.base()).withMaxConcurrency(2), runtime);
            ExecutorService callers = Executors.newFixedThreadPool(8);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(() -> transport.send(READ).status()));
            }

            for (Future<Integer> answer : answers) {
                assertThat(answer.get(40, TimeUnit.SECONDS)).isEqualTo(200);
            }
            assertThat(most).hasValue(2);
            callers.shutdown();
        }
    }

    @Test
    void placeIsGivenBackAfterEveryKindOfEnd() {
        AtomicInteger calls = new AtomicInteger();
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            switch (calls.getAndIncrement()) {
                case 0 -> exchange.close();
                case 1 -> LoopbackEhr.json(exchange, 404, "");
                case 2 -> LoopbackEhr.json(exchange, 200, "x".repeat(2_000));
                default -> LoopbackEhr.json(exchange, 200, "{}");
            }
        })) {
            EhrTransport transport = new EhrTransport(
                    EhrSettings.of(ehr.base())
                            .withMaxConcurrency(1)
                            .withMaxResponseBytes(1_000)
                            .withRetry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO)),
                    runtime);
            for (int i = 0; i < 3; i++) {
                catchThrowableOfType(EhrException.class, () -> transport.send(READ));
            }

            assertThat(transport.send(READ).status()).isEqualTo(200);
        }
    }

    private EhrTransport onceWithin(LoopbackEhr ehr, Duration timeout, int maxBytes) {
        return new EhrTransport(
                EhrSettings.of(ehr.base())
                        .withTimeout(timeout)
                        .withMaxResponseBytes(maxBytes)
                        .withRetry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO)),
                runtime);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
