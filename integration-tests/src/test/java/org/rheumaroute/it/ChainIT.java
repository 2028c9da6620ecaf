package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rheumaroute.it.fhir.FhirReferee;

/**
 * The whole chain on a hundred invented patients, each awkward case among them: what the inventor meant is what the EHR,
 * the ledger and the cohort show.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChainIT {
    private static final int PATIENTS = 100;
    private static final Path COHORT = Path.of("target", "chains", "main", "cohort");
    private static RunningChain chain;
    private static DemoFolder demo;

    @BeforeAll
    static void startEverything() throws Exception {
        chain = RunningChain.named("main").startEhr().startServer();
        demo = DemoFolder.invent(PATIENTS, 11, COHORT);
    }

    @AfterAll
    static void stopEverything() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    @Order(1)
    void everyPatientEndsAsTheInventorMeant() throws Exception {
        chain.probe().load(demo.bundles());
        chain.probe().awaitSettled(PATIENTS);
        chain.probe().awaitTwoPolls();
        assertThat(settledPatients()).isEqualTo(demo.expected());
    }

    @Test
    @Order(2)
    void theLedgerAddsUp() throws Exception {
        JsonNode ledger = chain.probe().awaitSettled(PATIENTS);
        long declined = 0;
        for (JsonNode count : ledger.path("declined")) {
            declined += count.asLong();
        }
        assertThat(ledger.path("failed").asLong()).isZero();
        assertThat(ledger.path("written").asLong() + ledger.path("unchanged").asLong() + declined)
                .isEqualTo(ledger.path("triggers").asLong());
    }

    @Test
    @Order(3)
    void theEhrHoldsOneRiskForEachScorablePatientAndNoOther() {
        List<String> subjects = risks().stream()
                .map(risk -> risk.getSubject().getReferenceElement().getIdPart())
                .sorted()
                .toList();
        assertThat(subjects).isEqualTo(demo.scorable());
    }

    @Test
    @Order(4)
    void everythingWrittenPassesTheValidator() {
        List<Resource> written = new ArrayList<>(risks());
        written.addAll(chain.probe().witness().all(Provenance.class));
        written.addAll(chain.probe().witness().all(Device.class));
        written.addAll(chain.probe().witness().all(DocumentReference.class));
        assertThat(written).hasSizeGreaterThan(2 * demo.scorable().size());
        assertThat(written)
                .allSatisfy(resource -> assertThat(FhirReferee.shared().faults(resource))
                        .as(resource.getId())
                        .isEmpty());
    }

    @Test
    @Order(5)
    void everyRiskHasItsProvenance() {
        Map<String, Long> targets = chain.probe().witness().all(Provenance.class).stream()
                .flatMap(provenance -> provenance.getTarget().stream())
                .map(Reference::getReferenceElement)
                .collect(Collectors.groupingBy(id -> id.getIdPart(), TreeMap::new, Collectors.counting()));
        assertThat(targets.keySet())
                .containsAll(risks().stream()
                        .map(risk -> risk.getIdElement().getIdPart())
                        .toList());
    }

    @Test
    @Order(6)
    void scoringThreeTimesMoreWritesNothing() throws Exception {
        long versions = chain.probe().riskVersions();
        for (int run = 0; run < 3; run++) {
            JsonNode before = chain.probe().awaitTwoPolls();
            assertThat(chain.probe().client().rescore()).isEqualTo(202);
            JsonNode after = chain.probe().awaitSettled(before.path("triggers").asLong() + PATIENTS);
            assertThat(after.path("written").asLong())
                    .isEqualTo(before.path("written").asLong());
        }
        assertThat(chain.probe().riskVersions()).isEqualTo(versions);
    }

    @Test
    @Order(7)
    void theCohortQueryCountsWhatTheEhrHolds() throws Exception {
        JsonNode answer = chain.probe()
                .client()
                .get("api/cohort?task=ua-progression&outcome=scored")
                .orElseThrow();
        assertThat(answer.path("count").asInt()).isEqualTo(demo.scorable().size());
    }

    @Test
    @Order(8)
    void aNewResultScoresOnePatientAgainAndKeepsTheOldVersion() throws Exception {
        JsonNode before = chain.probe().awaitTwoPolls();
        long versions = chain.probe().riskVersions();
        String patient = demo.scorable().get(0);
        chain.probe().witness().create(NewResult.crp(patient, 31.4));
        JsonNode after = chain.probe().awaitSettled(before.path("triggers").asLong() + 1);
        assertThat(after.path("triggers").asLong())
                .isEqualTo(before.path("triggers").asLong() + 1);
        assertThat(chain.probe().riskVersions()).isEqualTo(versions + 1);
        assertThat(chain.probe().riskOf(patient).getStatus().toCode()).isEqualTo("amended");
    }

    @Test
    @Order(9)
    void aRiskWhoseInputWasEnteredInErrorIsWithdrawn() throws Exception {
        JsonNode before = chain.probe().awaitTwoPolls();
        String patient = demo.scorable().get(1);
        List<Observation> results = chain.probe().witness().all(Observation.class).stream()
                .filter(o -> o.getSubject().getReferenceElement().getIdPart().equals(patient))
                .filter(ChainIT::isRheumatoidFactor)
                .toList();
        assertThat(results).isNotEmpty();
        results.forEach(result -> {
            result.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
            chain.probe().witness().put(result);
        });
        chain.probe().awaitSettled(before.path("triggers").asLong() + 1);
        chain.probe().awaitTwoPolls();
        RiskAssessment risk = chain.probe().riskOf(patient);
        assertThat(risk.getStatus().toCode()).isIn("entered-in-error", "cancelled");
        assertThat(FhirReferee.shared().faults(risk)).isEmpty();
    }

    @Test
    @Order(10)
    void everyListenerIsOnLoopback() throws Exception {
        assertThat(ListeningSockets.all(chain.server().pid())).isNotEmpty();
        assertThat(ListeningSockets.beyondLoopback(chain.server().pid())).isEmpty();
        assertThat(ListeningSockets.beyondLoopback(chain.ehrServer().pid())).isEmpty();
    }

    @Test
    @Order(11)
    void noLogNamesAPatient() throws Exception {
        List<Path> logs;
        try (Stream<Path> files = Files.walk(chain.serverBase().resolve("log"))) {
            logs = new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
        logs.add(chain.server().log());
        assertThat(chain.serverLog()).isNotEmpty();
        for (Path log : logs) {
            assertThat(Files.readString(log)).as(log.toString()).doesNotContain("demo-11-");
        }
    }

    private static boolean isRheumatoidFactor(Observation observation) {
        return observation.getCode().getCoding().stream()
                .anyMatch(coding ->
                        coding.getCode().startsWith("5G160") || coding.getCode().equals("11572-5"));
    }

    private static List<RiskAssessment> risks() {
        return chain.probe().witness().all(RiskAssessment.class);
    }

    /** What the cohort says of each patient, in the inventor's words. */
    private static Map<String, String> settledPatients() throws Exception {
        Map<String, String> settled = new HashMap<>();
        JsonNode patients = chain.probe()
                .client()
                .get("api/patients?task=ua-progression")
                .orElseThrow()
                .path("patients");
        for (JsonNode patient : patients) {
            boolean scored = patient.path("outcome").asText().equals("scored");
            settled.put(
                    patient.path("patient").asText(),
                    scored ? "scorable" : patient.path("reason").asText());
        }
        return settled;
    }
}
