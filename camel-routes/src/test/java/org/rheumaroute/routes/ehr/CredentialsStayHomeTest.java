package org.rheumaroute.routes.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.Leaks;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;
import org.rheumaroute.routes.ehr.http.OriginViolationException;

/** Whatever the EHR answers, no other server is ever spoken to. */
@Timeout(60)
class CredentialsStayHomeTest {
    /** Every way in which a request leaves, each up to the point where a second address could come into play. */
    enum Way {
        READ(false, client -> client.read(Patient.class, "p1")),
        SEARCH(false, client -> drain(client.changes(changes()))),
        PAGE(true, client -> drain(client.changes(changes()))),
        BATCH(false, client -> client.pull(PullRequest.of("p1", List.of()))),
        BATCH_PAGE(true, client -> client.pull(PullRequest.of("p1", List.of()))),
        TRANSACTION(false, client -> client.transaction(List.of(put())));

        private final boolean firstAnswerIsGood;
        private final Consumer<EhrClient> act;

        Way(boolean firstAnswerIsGood, Consumer<EhrClient> act) {
            this.firstAnswerIsGood = firstAnswerIsGood;
            this.act = act;
        }

        private static ChangesRequest changes() {
            return new ChangesRequest(List.of("Patient"), Instant.EPOCH, Duration.ZERO);
        }

        private static void drain(Iterator<ChangePage> pages) {
            while (pages.hasNext()) {
                pages.next();
            }
        }

        private static BundleEntryComponent put() {
            BundleEntryComponent entry = new BundleEntryComponent().setResource(new Device().setId("d1"));
            entry.getRequest().setMethod(HTTPVerb.PUT).setUrl("Device/d1");
            return entry;
        }

        /** The good first answer: a page, or a batch whose Observation search is a page, linking to this address. */
        private String linkingTo(String next) {
            String page =
                    "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[{\"relation\":\"next\",\"url\":\""
                            + next + "\"}]}";
            if (this == PAGE) {
                return page;
            }
            String ok = ",\"response\":{\"status\":\"200\"}}";
            String empty = "{\"resource\":{\"resourceType\":\"Bundle\"}" + ok;
            return "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"}"
                    + ok + ",{\"resource\":" + page + ok + "," + String.join(",", Collections.nCopies(8, empty))
                    + "]}";
        }
    }

    static Stream<Arguments> waysAndRedirects() {
        return Stream.of(Way.values())
                .flatMap(way -> IntStream.of(301, 302, 303, 307, 308).mapToObj(status -> Arguments.of(way, status)));
    }

    @ParameterizedTest
    @MethodSource("waysAndRedirects")
    void redirectsAreNotFollowed(Way way, int status) {
        try (LoopbackEhr other = LoopbackEhr.always(200, "{\"resourceType\":\"Patient\",\"id\":\"p1\"}");
                LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> {
                    if (way.firstAnswerIsGood && !seen.uri().contains("page=2")) {
                        String own =
                                "http://127.0.0.1:" + exchange.getLocalAddress().getPort() + "/fhir";
                        LoopbackEhr.json(exchange, 200, way.linkingTo(own + "?page=2"));
                        return;
                    }
                    exchange.getResponseHeaders().set("Location", other.base() + "/Patient/p1");
                    LoopbackEhr.json(exchange, status, "");
                })) {
            EhrRefusedException refused =
                    catchThrowableOfType(EhrRefusedException.class, () -> way.act.accept(Clients.of(ehr)));

            assertThat(refused.status()).isEqualTo(status);
            assertThat(ehr.seen()).hasSize(way.firstAnswerIsGood ? 2 : 1);
            assertThat(other.seen()).isEmpty();
            Leaks.assertNone(refused, Clients.TOKEN, other.base().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"PAGE", "BATCH_PAGE"})
    void nextLinkToAnotherOriginIsNotCalled(Way way) {
        try (LoopbackEhr other = LoopbackEhr.always(200, "{\"resourceType\":\"Bundle\"}")) {
            refusesLinkTo(way, other.base() + "?page=2");
            refusesLinkTo(way, "//127.0.0.1:" + other.port() + "/fhir?page=2");

            assertThat(other.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"PAGE", "BATCH_PAGE"})
    void lookAlikesAreNotCalled(Way way) {
        try (LoopbackEhr other = LoopbackEhr.always(200, "{\"resourceType\":\"Bundle\"}")) {
            refusesLinkTo(way, "http://127.0.0.1:PORT.evil/fhir?page=2");
            refusesLinkTo(way, "http://127.0.0.1:PORT@127.0.0.1:" + other.port() + "/fhir?page=2");
            refusesLinkTo(way, "http://127.0.0.1:PORT@localhost:" + other.port() + "/fhir?page=2");
            refusesLinkTo(way, "http://localhost:PORT/fhir?page=2");
            refusesLinkTo(way, "http://127.0.0.1:PORT/fhirevil?page=2");
            refusesLinkTo(way, "http://127.0.0.1:PORT/fhir/../admin?page=2");

            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void proxyOfTheJvmIsNotUsed() {
        ProxySelector before = ProxySelector.getDefault();
        try (LoopbackEhr proxy = LoopbackEhr.always(200, "{\"resourceType\":\"Patient\",\"id\":\"p1\"}");
                LoopbackEhr ehr = LoopbackEhr.always(404, "")) {
            ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));

            assertThat(Clients.of(ehr).read(Patient.class, "p1")).isEmpty();

            assertThat(proxy.seen()).isEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void refusesLinkTo(Way way, String link) {
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> LoopbackEhr.json(
                exchange,
                200,
                way.linkingTo(
                        link.replace("PORT", "" + exchange.getLocalAddress().getPort()))))) {
            Throwable failure = catchThrowable(() -> way.act.accept(Clients.of(ehr)));

            assertThat(failure).isInstanceOf(OriginViolationException.class);
            assertThat(ehr.seen()).as("requests to the EHR itself").hasSize(1);
            Leaks.assertNone(failure, Clients.TOKEN, "evil", "page=2", "localhost");
        }
    }
}
