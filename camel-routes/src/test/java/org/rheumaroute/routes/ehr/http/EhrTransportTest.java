package org.rheumaroute.routes.ehr.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EhrTransportTest {
    private static final String TOKEN = "tok-canary-4711";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final EhrRequest READ = EhrRequest.get("Patient/patient-canary");

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final EhrRuntime runtime =
            EhrRuntime.standard().with(TokenSource.fixed(TOKEN)).with(NOON, waits::add);

    private EhrTransport transport(LoopbackEhr ehr) {
        return new EhrTransport(EhrSettings.of(ehr.base()), runtime);
    }

    @Test
    void sendsTheTokenAndAsksForFhirJson() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, "{}")) {
            assertThat(transport(ehr).send(READ).body()).asString(UTF_8).isEqualTo("{}");

            LoopbackEhr.Seen seen = ehr.seen().get(0);
            assertThat(seen.uri()).isEqualTo("/fhir/Patient/patient-canary");
            assertThat(seen.headers().getFirst("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(seen.headers().getFirst("Accept")).startsWith("application/fhir+json");
        }
    }

    @Test
    void callerCannotSetTheAuthorization() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, "{}")) {
            transport(ehr).send(READ.header("authorization", "Bearer other"));

            assertThat(ehr.seen().get(0).headers().get("Authorization")).containsExactly("Bearer " + TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, none",
        "201, none",
        "300, EhrRefusedException",
        "304, EhrRefusedException",
        "400, EhrRefusedException",
        "401, EhrUnavailableException",
        "403, EhrUnavailableException",
        "404, EhrRefusedException",
        "408, EhrUnavailableException",
        "409, StaleVersionException",
        "410, EhrRefusedException",
        "412, StaleVersionException",
        "413, EhrRefusedException",
        "422, EhrRefusedException",
        "429, EhrUnavailableException",
        "500, EhrUnavailableException",
        "501, EhrRefusedException",
        "502, EhrUnavailableException",
        "503, EhrUnavailableException",
        "504, EhrUnavailableException",
        "505, EhrRefusedException",
    })
    void everyStatusHasOneMeaning(int status, String expected) {
        assertThat(StatusMeaning.of("GET Patient", status, null, List.of())
                        .map(e -> e.getClass().getSimpleName())
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void refusalCarriesKnownCodesAndNoFreeText() {
        String outcome = """
                {"resourceType":"OperationOutcome","text":{"div":"Yamada Taro"},"issue":[
                 {"severity":"error","code":"processing","diagnostics":"patient-canary has CRP 12"},
                 {"severity":"error","code":"Yamada Taro"},
                 {"code":"invariant","details":{"text":"born 1960-01-01"}}]}
                """;
        try (LoopbackEhr ehr = LoopbackEhr.always(422, outcome)) {
            EhrRefusedException refused = catchThrowableOfType(
                    EhrRefusedException.class, () -> transport(ehr).send(READ));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.codes()).containsExactly("processing", "invariant");
            Leaks.assertNone(refused, "Yamada", "CRP", "1960", "patient-canary", TOKEN, "127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedTokenIsToldClearlyAndNotHammered(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.always(status, "<html>tok " + TOKEN + "</html>")) {
            EhrUnavailableException e = catchThrowableOfType(
                    EhrUnavailableException.class, () -> transport(ehr).send(READ));

            assertThat(e).hasMessageContaining("token refused").hasMessageContaining("" + status);
            assertThat(e.retryable()).isTrue();
            assertThat(e.retryAfter()).contains(Duration.ofMinutes(5));
            assertThat(ehr.seen()).hasSize(1);
            Leaks.assertNone(e, TOKEN, "html", "patient-canary");
        }
    }

    @Test
    void tokenSourceHearsThatItsTokenWasRefused() {
        List<String> refused = new ArrayList<>();
        TokenSource source = new TokenSource() {
            @Override
            public Optional<String> token() {
                return Optional.of("old");
            }

            @Override
            public void refused(String token) {
                refused.add(token);
            }
        };
        try (LoopbackEhr ehr = LoopbackEhr.always(401, "")) {
            EhrTransport transport = new EhrTransport(EhrSettings.of(ehr.base()), runtime.with(source));

            catchThrowableOfType(EhrUnavailableException.class, () -> transport.send(READ));

            assertThat(refused).containsExactly("old");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"429; 3; PT3S", "503; Tue, 24 Nov 2026 12:00:08 GMT; PT8S", "503; nonsense; PT0.5S"})
    void keepsTheWaitThatTheEhrAsksFor(int status, String header, Duration expected) {
        AtomicInteger calls = new AtomicInteger();
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            LoopbackEhr.json(exchange, calls.incrementAndGet() < 2 ? status : 200, "{}");
        })) {
            assertThat(transport(ehr).send(READ).status()).isEqualTo(200);

            assertThat(waits).containsExactly(expected);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void longWaitIsHandedToTheCallerInsteadOfHoldingTheThread() {
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            LoopbackEhr.json(exchange, 503, "");
        })) {
            EhrUnavailableException e = catchThrowableOfType(
                    EhrUnavailableException.class, () -> transport(ehr).send(READ));

            assertThat(e.retryAfter()).contains(Duration.ofSeconds(120));
            assertThat(waits).isEmpty();
            assertThat(ehr.seen()).hasSize(1);
        }
    }

    @Test
    void readsAreRepeatedABoundedNumberOfTimes() {
        try (LoopbackEhr ehr = LoopbackEhr.always(500, "")) {
            catchThrowableOfType(
                    EhrUnavailableException.class, () -> transport(ehr).send(READ));

            assertThat(ehr.seen()).hasSize(3);
            assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void writesAreNeverRepeated(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.always(status, "")) {
            EhrRequest write = EhrRequest.of("POST", "", "{}".getBytes(UTF_8), Map.of());

            catchThrowableOfType(
                    EhrUnavailableException.class, () -> transport(ehr).send(write));

            assertThat(ehr.seen()).hasSize(1);
        }
    }

    @Test
    void meterSeesRequestsWithoutIds() {
        List<String> counted = new ArrayList<>();
        try (LoopbackEhr ehr = LoopbackEhr.always(404, "")) {
            EhrTransport transport = new EhrTransport(EhrSettings.of(ehr.base()), runtime.with((EhrMeter)
                    (request, result, took) -> counted.add(request + " " + result)));

            catchThrowableOfType(EhrRefusedException.class, () -> transport.send(READ));

            assertThat(counted).containsExactly("GET Patient 404");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "ключ"})
    void tokenThatWouldBreakTheHeaderIsRefusedWithoutBeingShown(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSource.fixed(token))
                .satisfies(e -> assertThat(e.getMessage()).contains("visible ASCII"));
    }
}
