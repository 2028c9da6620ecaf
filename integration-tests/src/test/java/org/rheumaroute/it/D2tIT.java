package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.it.fhir.FhirReferee;

/** Invented patients with known verdicts on difficult-to-treat RA, through the chain in a real WildFly. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class D2tIT {
    private static final String MET = "criteria-1-and-2-met";
    private static final String FLAGGED = D2tCases.patient("01");
    private static final Path FOLDER = Path.of("target", "chains", "d2t");
    private static RunningChain chain;
    private static D2tCases cases;

    @BeforeAll
    static void startEverything() throws Exception {
        cases = D2tCases.on(LocalDate.now(ZoneId.of("Asia/Tokyo")));
        chain = RunningChain.named("d2t").startEhr();
        chain.ehrProbe().load(cases.bundles());
        chain.startServer(); // after the loading: each patient is then seen once, whole
        chain.probe().awaitSettled(patients());
        chain.probe().awaitTwoPolls();
    }

    @AfterAll
    static void stopEverything() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    @Order(1)
    void everyPatientEndsAsAClinicianWouldSay() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (String patient : cases.expected().keySet()) {
            JsonNode answer = answer(patient);
            String result = answer.path("result").asText();
            found.put(
                    patient, result.equals("not-asked") ? answer.path("reason").asText() : result);
        }
        assertThat(found).isEqualTo(cases.expected());
    }

    @Test
    @Order(2)
    void theLedgerAddsUpForTheRuleAsForThePrediction() throws Exception {
        JsonNode ledger = chain.probe().awaitSettled(cases.expected().size());
        assertThat(ledger.path("tasks")).hasSize(2);
        for (JsonNode task : ledger.path("tasks")) {
            long declined = 0;
            for (JsonNode count : task.path("declined")) {
                declined += count.asLong();
            }
            assertThat(task.path("failed").asLong()).isZero();
            assertThat(task.path("scored").asLong() + declined)
                    .isEqualTo(task.path("settled").asLong())
                    .isEqualTo(ledger.path("triggers").asLong());
        }
        assertThat(ledger.at("/tasks/d2t/written").asLong()).isEqualTo(count(MET));
    }

    @Test
    @Order(3)
    void onlyTheFlagIsInTheChartAndItIsValid() {
        List<Observation> flags = flags();
        assertThat(flags).hasSize((int) count(MET));
        List<Provenance> provenances = chain.probe().witness().all(Provenance.class);
        for (Observation flag : flags) {
            assertThat(FhirReferee.shared().faults(flag)).as(flag.getId()).isEmpty();
            assertThat(flag.getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
            assertThat(resultOf(flag)).isEqualTo(MET);
            String id = flag.getIdElement().getIdPart();
            assertThat(id).isEqualTo(D2tWriter.idOf(patientOf(flag)));
            assertThat(provenances)
                    .filteredOn(one -> one.getTarget().stream()
                            .anyMatch(target -> target.getReference().startsWith("Observation/" + id)))
                    .hasSize(1)
                    .allSatisfy(
                            one -> assertThat(FhirReferee.shared().faults(one)).isEmpty());
        }
    }

    @Test
    @Order(4)
    void aSecondPassWritesNothingAndOurOwnFlagTriggersNobody() throws Exception {
        int versions = versions();
        JsonNode before = chain.probe().awaitTwoPolls();
        assertThat(before.path("triggers").asLong())
                .isEqualTo(patients() + 1); // the merge sends its survivor once more
        chain.probe().client().rescore();
        JsonNode after = chain.probe().awaitSettled(before.path("triggers").asLong() + patients());

        assertThat(versions()).isEqualTo(versions);
        assertThat(after.at("/tasks/d2t/written").asLong())
                .isEqualTo(before.at("/tasks/d2t/written").asLong());
        assertThat(after.at("/tasks/d2t/unchanged").asLong()).isEqualTo(count(MET));
    }

    @Test
    @Order(5)
    void researchCanAskWhoIsFlaggedAndTheNumbersAddUp() throws Exception {
        JsonNode all = get("api/d2t");
        long sum = 0;
        for (JsonNode one : all.path("results")) {
            sum += one.asLong();
        }
        assertThat(sum).isEqualTo(patients()).isEqualTo(all.path("total").asLong());
        JsonNode met = get("api/d2t?result=" + MET);
        assertThat(met.path("count").asLong()).isEqualTo(count(MET));
        assertThat(met.path("ids").toString()).contains(FLAGGED);
    }

    @Test
    @Order(6)
    void thePageShowsTheFlagWithItsEvidenceInBothLanguages() throws Exception {
        try (Browser browser = Browser.startOrSkip(FOLDER.resolve("browser"))) {
            RiskPage page = new RiskPage(browser, chain.application());
            page.logIn(RunningChain.USER, RunningChain.PASSWORD);
            for (String language : List.of("en", "ja")) {
                page.open(language, "patients");
                page.await(() -> page.isThere("[data-patient='" + FLAGGED + "'] .d2t-mark"));
                page.run("document.querySelector(\"[data-key='details " + FLAGGED + "']\").click()");
                page.await(() -> page.isThere(".d2t [data-item='criterion-3']"));
                assertThat(page.text(".d2t [data-item='targeted-failure']"))
                        .contains("MedicationStatement/case-01-s3/_history/1")
                        .contains(language.equals("en") ? "failed (lack of effect)" : "効果不十分のため中止（失敗）");
                assertThat(page.text(".d2t [data-item='criterion-3']"))
                        .contains(language.equals("en") ? "to be asked" : "要確認");
                assertThat(page.text(".d2t"))
                        .contains(language.equals("en") ? "Research use, not a medical device" : "医療機器ではありません");
            }
            assertThat(page.run("return document.querySelectorAll('.d2t-mark').length"))
                    .isEqualTo(count(MET));
            page.open("en", "cohort");
            page.await(() -> page.isThere("#d2t-result"));
            page.run("document.querySelector('#d2t-result').value = '" + MET + "'");
            page.click("#d2t-form button[type=submit]");
            page.await(() -> page.isThere("#d2t-answer .answer-count"));
            assertThat(page.text("#d2t-answer .answer-count"))
                    .isEqualTo(count(MET) + " of " + patients() + " patients");
        }
    }

    @Test
    @Order(7)
    void aVisitInRemissionTurnsTheFlagToWhatItShouldBe() throws Exception {
        JsonNode before = chain.probe().awaitTwoPolls();
        String version = flagOf(FLAGGED).getMeta().getVersionId();
        for (Observation part : remission(FLAGGED)) {
            chain.probe().witness().create(part);
        }
        chain.probe().awaitSettled(before.path("triggers").asLong() + 1);
        chain.probe().awaitTwoPolls(); // the parts of the visit may have come in two looks

        Observation flag = flagOf(FLAGGED);
        assertThat(resultOf(flag)).isEqualTo("cannot-be-told"); // two parts of criterion 2 are always to be asked
        assertThat(flag.getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
        assertThat(flag.getMeta().getVersionId()).isNotEqualTo(version);
        assertThat(FhirReferee.shared().faults(flag)).isEmpty();
        assertThat(verdict(FLAGGED, "disease-activity")).isEqualTo("not-met");
    }

    @Test
    @Order(8)
    void whoDiesLosesTheFlag() throws Exception {
        JsonNode before = chain.probe().awaitTwoPolls();
        String patient = cases.expected().entrySet().stream()
                .filter(one -> one.getValue().equals(MET) && !one.getKey().equals(FLAGGED))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Patient dead = chain.probe().witness().read(Patient.class, patient);
        dead.setDeceased(new BooleanType(true));
        chain.probe().witness().put(dead);
        chain.probe().awaitSettled(before.path("triggers").asLong() + 1);

        Observation flag = flagOf(patient);
        assertThat(flag.getStatus()).isEqualTo(ObservationStatus.CANCELLED);
        assertThat(flag.hasValue() || flag.hasComponent()).isFalse();
        assertThat(FhirReferee.shared().faults(flag)).isEmpty();
        assertThat(answer(patient).path("reason").asText()).isEqualTo("patient-deceased");
    }

    /** All joints calm, low ESR and globals, today. */
    private static List<Observation> remission(String patient) {
        return List.of(
                part(patient, "http://loinc.org", "88981-6", 0, "{#}"),
                part(patient, "http://loinc.org", "88980-8", 0, "{#}"),
                part(patient, "http://loinc.org", "4537-7", 4, "mm/h"),
                part(patient, "http://loinc.org", "1988-5", 0.5, "mg/L"),
                part(patient, "urn:rheumaroute:items", "ptga-vas-100", 4, "mm"),
                part(patient, "urn:rheumaroute:items", "phga-vas-100", 3, "mm"));
    }

    private static Observation part(String patient, String system, String code, double value, String unit) {
        Observation part = new Observation();
        part.setStatus(ObservationStatus.FINAL);
        part.getCode().addCoding().setSystem(system).setCode(code);
        part.setSubject(new Reference("Patient/" + patient));
        part.setEffective(
                new DateTimeType(LocalDate.now(ZoneId.of("Asia/Tokyo")).toString()));
        part.setValue(new Quantity()
                .setValue(value)
                .setUnit(unit)
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit));
        return part;
    }

    private static long count(String result) {
        return cases.expected().values().stream().filter(result::equals).count();
    }

    /** All cases, and the survivor of the merge. */
    private static long patients() {
        return cases.expected().size() + 1L;
    }

    private static List<Observation> flags() {
        return chain.probe().witness().all(Observation.class).stream()
                .filter(D2tIT::isFlag)
                .toList();
    }

    private static int versions() {
        return (int) chain.probe().witness().history(Observation.class).stream()
                .filter(D2tIT::isFlag)
                .count();
    }

    private static boolean isFlag(Observation observation) {
        return "difficult-to-treat-ra"
                .equals(observation.getCode().getCodingFirstRep().getCode());
    }

    private static Observation flagOf(String patient) {
        return chain.probe().witness().read(Observation.class, D2tWriter.idOf(patient));
    }

    private static String patientOf(Observation flag) {
        return flag.getSubject().getReferenceElement().getIdPart();
    }

    private static String resultOf(Observation flag) {
        return flag.getValueCodeableConcept().getCodingFirstRep().getCode();
    }

    private static String verdict(String patient, String item) throws Exception {
        for (JsonNode one : answer(patient).path("items")) {
            if (one.path("item").asText().equals(item)) {
                return one.path("verdict").asText();
            }
        }
        throw new AssertionError("no item " + item);
    }

    private static JsonNode answer(String patient) throws Exception {
        return get("api/d2t/patient?patient=" + patient);
    }

    private static JsonNode get(String path) throws Exception {
        return chain.probe().client().get(path).orElseThrow();
    }
}
