package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.Leaks;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;
import org.rheumaroute.routes.ehr.http.RecordTooLargeException;

@Timeout(60)
class PullTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
    private static final String FIRST_PAGE = "Observation?patient=p1&_count=2";

    private final SmallEhr record = new SmallEhr()
            .has("Patient/p1", PATIENT)
            .has(FIRST_PAGE, SmallEhr.observations("Observation?page=2", "o1", "o2"))
            .has("Observation?page=2", SmallEhr.observations("Observation?page=3", "o2", "o3"))
            .has("Observation?page=3", SmallEhr.observations("", "o4"))
            .has("RiskAssessment/r1", "{\"resourceType\":\"RiskAssessment\",\"id\":\"r1\"}");

    @Test
    void oneBatchAndTheFurtherPagesMakeTheWholeRecord() {
        try (LoopbackEhr ehr = LoopbackEhr.answering(record)) {
            PatientRecord pulled = Clients.of(ehr).pull(PullRequest.of("p1", List.of("r1", "r2")));

            assertThat(names(pulled))
                    .containsExactly(
                            "Patient/p1",
                            "Observation/o1",
                            "Observation/o2",
                            "Observation/o3",
                            "Observation/o4",
                            "RiskAssessment/r1");
            assertThat(pulled.notOffered()).isEmpty();
            assertThat(ehr.seen())
                    .extracting(seen -> seen.method() + " " + seen.uri())
                    .containsExactly("POST /fhir", "GET /fhir/Observation?page=2", "GET /fhir/Observation?page=3");
            assertThat(ehr.seen().get(0).body())
                    .contains(
                            "\"type\":\"batch\"",
                            "\"Patient/p1\"",
                            "\"Condition?patient=p1&_count=2\"",
                            "\"MedicationRequest?patient=p1&_count=2\"",
                            "\"MedicationStatement?patient=p1&_count=2\"",
                            "\"MedicationAdministration?patient=p1&_count=2\"",
                            "\"MedicationDispense?patient=p1&_count=2\"",
                            "\"Consent?patient=p1&_count=2\"",
                            "\"Flag?patient=p1&_count=2\"",
                            "\"DocumentReference?patient=p1&_count=2&format=https%3A%2F%2Frheumaroute.org%2Ffhir%2F"
                                    + "CodeSystem%2Fexpression-format%7C\"",
                            "\"RiskAssessment/r2\"");
        }
    }

    @Test
    void parserGetsTheBytesOfEachResource() throws IOException {
        try (LoopbackEhr ehr = LoopbackEhr.answering(record)) {
            List<String> texts = Clients.of(ehr)
                    .pull(PullRequest.of("p1", List.of()))
                    .<String, IOException>parsedBy((json, name) -> List.of(new String(json.readAllBytes(), UTF_8)));

            assertThat(texts).hasSize(5).startsWith(PATIENT).allMatch(text -> text.startsWith("{\"resourceType\""));
            assertThat(texts.get(1)).contains("1.50");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 422, 501})
    void serverWithoutBatchIsAskedOneByOne(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.answering(record.answersBatchesWith(status))) {
            PatientRecord pulled = Clients.of(ehr).pull(PullRequest.of("p1", List.of("r1", "r2")));

            assertThat(names(pulled)).hasSize(6).startsWith("Patient/p1").endsWith("RiskAssessment/r1");
        }
    }

    @ParameterizedTest
    @CsvSource({"405, 1", "422, 2"})
    void onlyAClearAnswerIsRememberedForTheNextPatient(int status, long batches) {
        try (LoopbackEhr ehr = LoopbackEhr.answering(record.answersBatchesWith(status))) {
            EhrClient client = Clients.of(ehr);
            client.pull(PullRequest.of("p1", List.of()));
            client.pull(PullRequest.of("p1", List.of()));

            assertThat(ehr.seen())
                    .filteredOn(seen -> seen.method().equals("POST"))
                    .hasSize((int) batches);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 400", "200, 404", "405, 400", "405, 501"})
    void typesThatTheEhrDoesNotServeAreTold(int batchStatus, int status) {
        SmallEhr small = record.answersBatchesWith(batchStatus)
                .answers("MedicationStatement?patient=p1&_count=2", status)
                .answers("Consent?patient=p1&_count=2", status);
        try (LoopbackEhr ehr = LoopbackEhr.answering(small)) {
            PatientRecord pulled = Clients.of(ehr).pull(PullRequest.of("p1", List.of()));

            assertThat(pulled.notOffered()).containsExactlyInAnyOrder("MedicationStatement", "Consent");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 405})
    void recordWithoutObservationsOfALimpingEhrIsNoRecord(int batchStatus) {
        try (LoopbackEhr ehr =
                LoopbackEhr.answering(record.answersBatchesWith(batchStatus).answers(FIRST_PAGE, 400))) {
            assertThat(catchThrowable(() -> Clients.of(ehr).pull(PullRequest.of("p1", List.of()))))
                    .isInstanceOf(EhrRefusedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 500", "200, 403", "405, 503"})
    void entryThatFailsFailsTheRecord(int batchStatus, int status) {
        try (LoopbackEhr ehr = LoopbackEhr.answering(
                record.answersBatchesWith(batchStatus).answers("Consent?patient=p1&_count=2", status))) {
            assertThat(catchThrowable(() -> Clients.of(ehr).pull(PullRequest.of("p1", List.of()))))
                    .isInstanceOf(EhrUnavailableException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 404", "200, 410", "405, 404", "405, 410"})
    void pageThatIsLostLaterIsNotTakenForATypeThatIsNotOffered(int batchStatus, int status) {
        SmallEhr small = record.answersBatchesWith(batchStatus)
                .has("Consent?patient=p1&_count=2", SmallEhr.observations("Consent?page=2"))
                .answers("Consent?page=2", status);
        try (LoopbackEhr ehr = LoopbackEhr.answering(small)) {
            assertThat(catchThrowable(() -> Clients.of(ehr).pull(PullRequest.of("p1", List.of()))))
                    .isInstanceOf(EhrRefusedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 404", "200, 410", "405, 404"})
    void patientThatIsGoneLeavesARecordWithoutPatient(int batchStatus, int status) {
        SmallEhr small = new SmallEhr().answersBatchesWith(batchStatus).answers("Patient/p1", status);
        try (LoopbackEhr ehr = LoopbackEhr.answering(small)) {
            assertThat(Clients.of(ehr).pull(PullRequest.of("p1", List.of())).resources())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1000000, 12, resources", "100, 150, 12, bytes", "100, 1000000, 10, pages"})
    void recordOverALimitIsRefusedAsAWhole(int resources, long bytes, int pages, String what) {
        try (LoopbackEhr ehr = LoopbackEhr.answering(record)) {
            RecordTooLargeException e = catchThrowableOfType(
                    RecordTooLargeException.class,
                    () -> Clients.of(ehr)
                            .pull(new PullRequest(
                                    "p1", List.of(), List.of(), new PullLimits(resources, bytes, pages))));

            assertThat(e.what()).isEqualTo(what);
            Leaks.assertNone(e, "p1");
        }
    }

    @Test
    void recordOfExactlyTheLimitsIsTaken() {
        try (LoopbackEhr ehr = LoopbackEhr.answering(record)) {
            assertThat(Clients.of(ehr)
                            .pull(new PullRequest("p1", List.of(), List.of(), new PullLimits(5, 1_000, 11)))
                            .resources())
                    .hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Yamada</html>",
                "{\"resourceType\":\"Bundle\",\"entry\":[]}",
                "{\"resourceType\":\"OperationOutcome\",\"Yamada\":1}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"Yamada\"",
                ""
            })
    void uselessAnswerIsUnavailableWithoutItsText(String answer) {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, answer)) {
            EhrUnavailableException e = catchThrowableOfType(
                    EhrUnavailableException.class, () -> Clients.of(ehr).pull(PullRequest.of("p1", List.of())));

            Leaks.assertNone(e, "Yamada", "p1", Clients.TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "a?b", "a b", "あ", "a\"b", "a|b"})
    void onlyFhirIdsGetIntoAnAddress(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> PullRequest.of(id, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> PullRequest.of("p1", List.of(id)));
    }

    private static List<String> names(PatientRecord pulled) {
        return pulled.resources().stream()
                .map(resource -> resource.type() + "/" + resource.id().orElseThrow())
                .toList();
    }
}
