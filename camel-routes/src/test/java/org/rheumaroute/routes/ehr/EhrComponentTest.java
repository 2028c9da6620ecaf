package org.rheumaroute.routes.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;

@Timeout(60)
class EhrComponentTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";

    private final LoopbackEhr ehr = LoopbackEhr.answering(new SmallEhr().has("Patient/p1", PATIENT));
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    @BeforeEach
    void start() {
        camel.getRegistry().bind("the-ehr", Clients.of(ehr));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        ehr.close();
    }

    @Test
    void isFoundByItsNameAndTakesTheOneClientFromTheRegistry() {
        Object pulled = template.requestBody("ehr:pull", PullRequest.of("p1", List.of()));

        assertThat(pulled)
                .isInstanceOfSatisfying(
                        PatientRecord.class,
                        record -> assertThat(record.resources()).hasSize(1));
    }

    @Test
    void changesComeAsAnIterator() {
        Object changes = template.requestBody(
                "ehr:changes", new ChangesRequest(List.of("Patient"), Instant.EPOCH, Duration.ZERO));

        assertThat(changes).isInstanceOf(java.util.Iterator.class);
        assertThat(ehr.seen()).as("asked only when wanted").isEmpty();
    }

    @Test
    void readGivesTheResourceOrNull() {
        assertThat(template.requestBody("ehr:read", new ReadRequest("Patient", "p1")))
                .isInstanceOf(Patient.class);
        assertThat(template.requestBody("ehr:read", new ReadRequest("Patient", "p2")))
                .isNull();
    }

    @Test
    void emptyTransactionIsDone() {
        assertThat(template.requestBody("ehr:transaction", List.of())).isEqualTo(List.of());
    }

    @Test
    void headersTurnNothingElsewhere() {
        Map<String, Object> headers = Map.of(
                "CamelHttpUri", "http://127.0.0.1:1/evil",
                "CamelHttpPath", "evil",
                "CamelFhirServerUrl", "http://127.0.0.1:1/evil",
                "Authorization", "Bearer evil",
                "ehr", "evil");

        template.requestBodyAndHeaders("ehr:read", new ReadRequest("Patient", "p1"), headers);

        LoopbackEhr.Seen seen = ehr.seen().get(0);
        assertThat(seen.uri()).isEqualTo("/fhir/Patient/p1");
        assertThat(seen.headers().getFirst("Authorization")).isEqualTo("Bearer " + Clients.TOKEN);
        assertThat(seen.headers().toString() + seen.uri()).doesNotContain("evil");
    }

    @Test
    void failureReachesTheRouteAsItIs() {
        try (LoopbackEhr refusing = LoopbackEhr.always(422, "")) {
            camel.addComponent("other-ehr", new EhrComponent(Clients.of(refusing)));

            assertThatThrownBy(() -> template.requestBody("other-ehr:read", new ReadRequest("Patient", "p1")))
                    .isInstanceOf(CamelExecutionException.class)
                    .cause()
                    .isInstanceOf(EhrRefusedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehr:pull", "ehr:changes", "ehr:read", "ehr:transaction"})
    void wrongBodyIsToldByTypeNotByContent(String uri) {
        assertThatThrownBy(() -> template.requestBody(uri, "Yamada Taro"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("was String")
                .hasMessageNotContaining("Yamada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehr:delete", "ehr:pull?url=http://127.0.0.1:1", "ehr:PULL"})
    void unknownOperationsAndOptionsAreRefused(String uri) {
        assertThatThrownBy(() -> camel.getEndpoint(uri)).isInstanceOf(ResolveEndpointFailedException.class);
    }

    @Test
    void withoutAClientTheContextSaysSo() {
        camel.getRegistry().unbind("the-ehr");

        assertThatThrownBy(() -> template.requestBody("ehr:read", new ReadRequest("Patient", "p1")))
                .hasStackTraceContaining("has no EhrClient");
    }
}
