package org.rheumaroute.routes.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.LoopbackEhr;

@Timeout(60)
class ChangesTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T06:00:30Z");

    @Test
    void asksForNewerThanTheWatermarkLessTheOverlap() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, page(null))) {
            all(ehr, "Patient", "Observation", "Consent");

            assertThat(ehr.seen())
                    .extracting(LoopbackEhr.Seen::uri)
                    .containsExactly(
                            "/fhir/Patient?_lastUpdated=ge2026-11-24T06:00:00Z&_count=2&_sort=_lastUpdated&_elements=id",
                            "/fhir/Observation?_lastUpdated=ge2026-11-24T06:00:00Z&_count=2&_sort=_lastUpdated&_elements=subject",
                            "/fhir/Consent?_lastUpdated=ge2026-11-24T06:00:00Z&_count=2&_sort=_lastUpdated&_elements=patient");
        }
    }

    @Test
    void followsPagesOfOneTypeBeforeTheNextAndOnlyOnDemand() {
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> LoopbackEhr.json(
                exchange,
                200,
                seen.uri().contains("page=2")
                        ? page(null, resource("Observation", "o3", "Patient/p2"))
                        : seen.uri().startsWith("/fhir/Observation")
                                ? page("?page=2", resource("Observation", "o1", "Patient/p1"))
                                : page(null, "{\"resourceType\":\"Patient\",\"id\":\"p9\"}")))) {
            Iterator<ChangePage> pages = Clients.of(ehr).changes(request("Observation", "Patient"));

            assertThat(pages.next().patientIds()).containsExactly("p1");
            assertThat(ehr.seen()).hasSize(1);
            assertThat(pages.next().patientIds()).containsExactly("p2");
            assertThat(pages.next().patientIds()).containsExactly("p9");
            assertThat(pages.hasNext()).isFalse();
        }
    }

    @Test
    void tellsVersionTimeAndPatient() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, page(null, resource("Observation", "o1", "Patient/p1")))) {
            EhrChange change = all(ehr, "Observation").get(0).changes().get(0);

            assertThat(change)
                    .isEqualTo(new EhrChange(
                            "Observation",
                            "o1",
                            Optional.of("7"),
                            Optional.of(Instant.parse("2026-11-24T06:00:10Z")),
                            Optional.of("p1")));
            assertThat(change.toString()).doesNotContain("p1", "o1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Patient/p1; p1",
                "Patient/p1/_history/4; p1",
                "BASE/Patient/p1; p1",
                "http://elsewhere/fhir/Patient/p1; ''",
                "#contained; ''",
                "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0; ''",
                "Group/p1; ''",
                "Patient/; ''",
                "Patient/a/b; ''",
            })
    void onlyALiteralReferenceIntoThisEhrNamesAPatient(String reference, String expected) {
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> LoopbackEhr.json(
                exchange,
                200,
                page(
                        null,
                        resource(
                                "Observation",
                                "o1",
                                reference.replace(
                                        "BASE",
                                        "http://127.0.0.1:"
                                                + exchange.getLocalAddress().getPort() + "/fhir")))))) {
            ChangePage page = all(ehr, "Observation").get(0);

            assertThat(page.changes()).hasSize(1);
            assertThat(page.patientIds())
                    .isEqualTo(expected.isEmpty() ? java.util.Set.of() : java.util.Set.of(expected));
        }
    }

    @Test
    void newestIsTheEhrsOwnTimeInWhateverOrder() {
        try (LoopbackEhr ehr = LoopbackEhr.always(
                200,
                page(
                        null,
                        resource("Observation", "o1", "Patient/p1"),
                        resource("Observation", "o2", "Patient/p1").replace("06:00:10", "07:00:00"),
                        resource("Observation", "o3", "Patient/p1"),
                        "{\"resourceType\":\"Observation\",\"id\":\"no-meta\"}"))) {
            ChangePage page = all(ehr, "Observation").get(0);

            assertThat(page.changes()).hasSize(4);
            assertThat(page.newest()).contains(Instant.parse("2026-11-24T07:00:00Z"));
        }
    }

    @Test
    void whatASearchAddsByItselfIsNoChange() {
        String outcome =
                "{\"search\":{\"mode\":\"outcome\"},\"resource\":{\"resourceType\":\"OperationOutcome\",\"id\":\"x\"}}";
        try (LoopbackEhr ehr = LoopbackEhr.always(200, "{\"resourceType\":\"Bundle\",\"entry\":[" + outcome + "]}")) {
            assertThat(all(ehr, "Observation").get(0).changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"400", "422", "501"})
    void serverThatKnowsNeitherSortNorElementsIsAskedPlainly(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.answering((exchange, seen) -> LoopbackEhr.json(
                exchange,
                seen.uri().contains("_elements") ? status : 200,
                page(null, resource("Observation", "o1", "Patient/p1"))))) {
            assertThat(all(ehr, "Observation").get(0).patientIds()).containsExactly("p1");
            assertThat(ehr.seen().get(1).uri())
                    .isEqualTo("/fhir/Observation?_lastUpdated=ge2026-11-24T06:00:00Z&_count=2");
        }
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "422", "501"})
    void ehrWithoutExpressionDocumentsIsWatchedForTheRest(int status) {
        try (LoopbackEhr ehr = LoopbackEhr.always(status, "")) {
            assertThat(all(ehr, "DocumentReference").get(0).changes()).isEmpty();
            assertThat(ehr.seen()).allMatch(seen -> seen.uri().contains("&format="));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MedicationAdministration", "MedicationDispense"})
    void ehrWithoutOneWayOfTellingAboutDrugsIsWatchedForTheRest(String type) {
        try (LoopbackEhr ehr = LoopbackEhr.always(404, "")) {
            assertThat(all(ehr, type).get(0).changes()).isEmpty();
        }
    }

    @Test
    void otherRefusalsAreTold() {
        try (LoopbackEhr ehr = LoopbackEhr.always(404, "")) {
            assertThatThrownBy(() -> all(ehr, "Observation")).isInstanceOf(EhrRefusedException.class);
            assertThat(ehr.seen()).hasSize(1);
        }
    }

    @Test
    void pagesThatLeadInACircleEnd() {
        try (LoopbackEhr ehr = LoopbackEhr.always(200, page("?page=2"))) {
            assertThatThrownBy(() -> all(ehr, "Observation"))
                    .isInstanceOf(EhrUnavailableException.class)
                    .hasMessageContaining("circle");
            assertThat(ehr.seen()).hasSize(2);
        }
    }

    @Test
    void firstRunReachesBackTo1970() {
        ChangesRequest first = new ChangesRequest(List.of("Patient"), Instant.MIN, Duration.ofMinutes(5));

        assertThat(first.from()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({"patient", "Patient?x=1", "../admin", "''"})
    void onlyTypeNamesGetIntoTheAddress(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> request(type));
    }

    private static List<ChangePage> all(LoopbackEhr ehr, String... types) {
        List<ChangePage> pages = new ArrayList<>();
        Clients.of(ehr).changes(request(types)).forEachRemaining(pages::add);
        return pages;
    }

    private static ChangesRequest request(String... types) {
        return new ChangesRequest(List.of(types), SINCE, Duration.ofSeconds(30));
    }

    private static String resource(String type, String id, String patient) {
        return """
               {"resourceType":"%s","id":"%s","meta":{"versionId":"7","lastUpdated":"2026-11-24T06:00:10Z"},
                "subject":{"reference":"%s"}}""".formatted(type, id, patient);
    }

    private static String page(String next, String... resources) {
        String link = next == null ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        List<String> entries = java.util.Arrays.stream(resources)
                .map(resource -> "{\"resource\":" + resource + "}")
                .toList();
        return "{\"resourceType\":\"Bundle\"," + link + "\"entry\":[" + String.join(",", entries) + "]}";
    }
}
