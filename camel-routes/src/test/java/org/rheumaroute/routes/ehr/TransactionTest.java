package org.rheumaroute.routes.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.Leaks;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;
import org.rheumaroute.routes.ehr.http.StaleVersionException;

@Timeout(60)
class TransactionTest {
    @Test
    void sendsOneTransactionWithVersionsAndConditions() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, answer("200 OK", "RiskAssessment/r1/_history/3", ""))) {
            Clients.of(ehr).transaction(List.of(risk()));

            LoopbackEhr.Seen seen = ehr.seen().get(0);
            assertThat(seen.method() + " " + seen.uri()).isEqualTo("POST /fhir");
            assertThat(seen.headers().getFirst("Prefer")).contains("return=minimal");
            assertThat(seen.headers().getFirst("Content-Type")).startsWith("application/fhir+json");
            assertThat(seen.body())
                    .contains(
                            "\"type\":\"transaction\"",
                            "\"url\":\"RiskAssessment/r1\"",
                            "\"ifMatch\":\"W/\\\"2\\\"\"",
                            "\"reference\":\"Observation/o1/_history/5\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RiskAssessment/r1/_history/3, '', r1, 3",
        "http://127.0.0.1:1/fhir/RiskAssessment/r1/_history/3, '', r1, 3",
        "RiskAssessment/r1, W/\\\"4\\\", r1, 4",
        "'', W/\\\"4\\\", r1, 4",
        "'', '', r1, ''",
        "nonsense, '', r1, ''",
    })
    void tellsIdVersionAndStatusOfEachEntry(String location, String etag, String id, String version) {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, answer("201 Created", location, etag))) {
            assertThat(Clients.of(ehr).transaction(List.of(risk())))
                    .containsExactly(new EntryOutcome(
                            "RiskAssessment",
                            Optional.of(id),
                            Optional.of(version).filter(v -> !v.isEmpty()),
                            201));
        }
    }

    @Test
    void emptyTransactionIsNotSent() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, "")) {
            assertThat(Clients.of(ehr).transaction(List.of())).isEmpty();
            assertThat(ehr.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void newerVersionInTheEhrIsStale(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.always(
                status,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"conflict\",\"diagnostics\":\"r1 Yamada\"}]}")) {
            StaleVersionException e = catchThrowableOfType(
                    StaleVersionException.class, () -> Clients.of(ehr).transaction(List.of(risk())));

            assertThat(e.status()).isEqualTo(status);
            Leaks.assertNone(e, "Yamada", "r1", Clients.TOKEN);
        }
    }

    @Test
    void staleEntryInsideAnAnswerIsStaleToo() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, answer("412 Precondition Failed", "", ""))) {
            assertThat(catchThrowable(() -> Clients.of(ehr).transaction(List.of(risk()))))
                    .isInstanceOf(StaleVersionException.class);
        }
    }

    @Test
    void refusalTellsCodesOnly() {
        try (LoopbackEhr ehr = LoopbackEhr.always(
                422,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"business-rule\",\"diagnostics\":\"Yamada\"}]}")) {
            EhrRefusedException e = catchThrowableOfType(
                    EhrRefusedException.class, () -> Clients.of(ehr).transaction(List.of(risk())));

            assertThat(e.codes()).containsExactly("business-rule");
            assertThat(e).hasMessageContaining("POST bundle answered 422");
            Leaks.assertNone(e, "Yamada");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Yamada</html>",
                "{\"resourceType\":\"Bundle\",\"entry\":[]}",
                "{\"resourceType\":\"OperationOutcome\",\"text\":{\"div\":\"Yamada\"}}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"Yamada\"",
                "{\"resourceType\":\"Bundle\",\"id\":\"a\",\"id\":\"Yamada\"}",
                ""
            })
    void answerThatTellsNothingIsUnavailableAndNotSentAgain(String answer) {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, answer)) {
            EhrUnavailableException e = catchThrowableOfType(
                    EhrUnavailableException.class, () -> Clients.of(ehr).transaction(List.of(risk())));

            assertThat(ehr.seen()).hasSize(1);
            Leaks.assertNone(e, "Yamada", Clients.TOKEN);
        }
    }

    @Test
    void readGivesTheResourceWithItsVersion() {
        try (LoopbackEhr ehr = LoopbackEhr.always(
                200,
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{\"versionId\":\"2\"},\"gender\":\"female\"}")) {
            Patient patient = Clients.of(ehr).read(Patient.class, "p1").orElseThrow();

            assertThat(patient.getMeta().getVersionId()).isEqualTo("2");
            assertThat(ehr.seen().get(0).uri()).isEqualTo("/fhir/Patient/p1");
            assertThat(ehr.seen().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer " + Clients.TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void readOfWhatIsNotThereIsEmpty(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.always(status, "")) {
            assertThat(Clients.of(ehr).read("Patient", "p1")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Yamada</html>",
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"id\":\"Yamada\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"Yamada\"}",
                "{\"resourceType\":\"Patient\",\"Yamada\":\"p1\"}",
                "{\"resourceType\":\"Yamada\"}",
                "{\"resourceType\":\"Patient\"",
                ""
            })
    void whatCannotBeReadIsUnavailableWithoutItsText(String answer) {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, answer)) {
            Throwable e = catchThrowable(() -> Clients.of(ehr).read(Patient.class, "p1"));

            assertThat(e).isInstanceOf(EhrUnavailableException.class);
            Leaks.assertNone(e, "Yamada", Clients.TOKEN);
        }
    }

    @Test
    void unknownTypeIsTheCallersMistake() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, "")) {
            assertThat(catchThrowable(() -> Clients.of(ehr).read("Nonsense", "p1")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ehr.seen()).isEmpty();
        }
    }

    private static BundleEntryComponent risk() {
        RiskAssessment risk = new RiskAssessment();
        risk.setId("r1");
        risk.addBasis().setReference("Observation/o1/_history/5");
        BundleEntryComponent entry = new BundleEntryComponent().setResource(risk);
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl("RiskAssessment/r1").setIfMatch("W/\"2\"");
        return entry;
    }

    private static String answer(String status, String location, String etag) {
        return """
               {"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{
                "status":"%s","location":"%s","etag":"%s"}}]}""".formatted(status, location, etag);
    }
}
