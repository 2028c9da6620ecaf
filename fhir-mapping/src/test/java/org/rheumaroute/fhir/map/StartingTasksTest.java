package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;

/** Questions about a drug that is starting: who is asked about, and that nothing after the first day is seen. */
class StartingTasksTest {
    private static final Path HISTORY = Path.of(
            System.getProperty("basedir", "."),
            "src/test/resources/cases/episodes/32-outcomes.json"); // abatacept 2024-03-01
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"response-tnfi", "response-abatacept", "response-il6r", "response-jaki", "rrp"})
    void everyMapIsReadAndFitsASchemaOfItsOwnInputs(String task) {
        FeatureMap map = FeatureMap.ofTask(new TaskId(task));

        map.checkAgainst(schemaOf(map));
        assertThat(map.starting()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, not-starting", "2024-03-01, ready", "2024-03-29, ready", "2024-03-30, not-starting"})
    void isAskedFromTheFirstDayOnForFourWeeks(LocalDate asOf, String expected) throws IOException {
        assertThat(verdict(prepare("response-abatacept", asOf))).isEqualTo(expected);
    }

    @Test
    void atTheStartOfOneClassTheOthersAreAskedAboutToo() throws IOException {
        assertThat(verdict(prepare("response-tnfi", LocalDate.of(2024, 3, 1)))).isEqualTo("ready");
        assertThat(verdict(prepare("response-tnfi", LocalDate.of(2024, 2, 29)))).isEqualTo("not-starting");
        assertThat(verdict(prepare("rrp", LocalDate.of(2024, 3, 1)))).isEqualTo("ready");
    }

    @Test
    void anOrderThatNobodyHasTakenYetIsAStartThatLiesAhead() throws IOException {
        List<String> more = List.of(
                "{\"resourceType\":\"MedicationDispense\",\"id\":\"x1\",\"status\":\"completed\","
                        + "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.whocc.no/atc\",\"code\":"
                        + "\"L04AX03\"}]},\"subject\":{\"reference\":\"Patient/p1\"},\"whenHandedOver\":\"2024-01-05\"}",
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"x2\",\"status\":\"active\",\"intent\":\"order\","
                        + "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.whocc.no/atc\",\"code\":"
                        + "\"L04AF02\"}]},\"subject\":{\"reference\":\"Patient/p1\"},\"authoredOn\":\"2024-02-25\"}");

        Prepared prepared = prepare("response-jaki", LocalDate.of(2024, 2, 28), more);

        assertThat(verdict(prepared)).isEqualTo("ready");
        assertThat(((Ready) prepared).indexDate()).isEqualTo("2024-02-25");
    }

    @Test
    void onceTheWindowIsOverTheAnswerGivenThenStandsWhileItsResultsDo() throws IOException {
        Ready then = (Ready) prepare("response-abatacept", LocalDate.of(2024, 3, 20));
        PastStarts past = ((NotReady) prepare("response-abatacept", LocalDate.of(2024, 6, 1))).past();
        String result = then.basis().stream()
                .filter(one -> one.startsWith("Observation/"))
                .findFirst()
                .orElseThrow();

        assertThat(past.uphold(then.indexDate(), then.basis())).isTrue();
        assertThat(past.uphold(then.indexDate().plusDays(1), then.basis())).isFalse(); // no drug was begun that day
        assertThat(past.uphold(then.indexDate(), List.of(result + "9"))).isFalse(); // another version is on record
        assertThat(past.uphold(then.indexDate(), List.of("MedicationStatement/any/_history/9")))
                .isTrue();
        assertThat(((NotReady) prepare("response-abatacept", LocalDate.of(2024, 2, 29))).past())
                .isEqualTo(PastStarts.of(Set.of(), read(List.of(), true)));
    }

    @Test
    void withoutRheumatoidArthritisTheQuestionIsClosed() throws IOException {
        PatientFacts facts = read(List.of(), false);
        FeatureMap map = FeatureMap.ofTask(new TaskId("response-abatacept"));

        Prepared prepared = new PatientPreparation(map, schemaOf(map)).prepare(facts, LocalDate.of(2024, 3, 1));

        assertThat(((NotReady) prepared).declined().reason()).isEqualTo(DeclineReason.NO_RA);
    }

    @Test
    void whatWasMeasuredUnderTheDrugIsNotSeen() throws IOException {
        String later = "{\"resourceType\":\"Observation\",\"id\":\"x3\",\"status\":\"final\",\"code\":{\"coding\":[{"
                + "\"system\":\"http://loinc.org\",\"code\":\"1988-5\"}]},\"subject\":{\"reference\":\"Patient/p1\"},"
                + "\"effectiveDateTime\":\"2024-03-10\",\"valueQuantity\":{\"value\":1,\"unit\":\"mg/L\"}}";

        Prepared atStart = prepare("response-abatacept", LocalDate.of(2024, 3, 1));
        Prepared threeWeeksOn = prepare("response-abatacept", LocalDate.of(2024, 3, 22), List.of(later));

        assertThat(values(threeWeeksOn)).isEqualTo(values(atStart)).containsEntry("crp", 25.0);
        assertThat(((Ready) threeWeeksOn).vector()).isEqualTo(((Ready) atStart).vector());
        assertThat(((Ready) threeWeeksOn).indexDate()).isEqualTo("2024-03-01");
    }

    @Test
    void treatmentAndVisitBecomeFeatures() throws IOException {
        Map<String, Double> values = values(prepare("response-abatacept", LocalDate.of(2024, 3, 1)));

        assertThat(values)
                .containsEntry("line", 1.0)
                .containsEntry("targeted-experienced", 0.0)
                .containsEntry("methotrexate", 0.0)
                .containsEntry("cdai", 25.5)
                .doesNotContainKeys("methotrexate-dose", "glucocorticoid-dose", "signature-monocyte"); // unknown, not 0
        assertThat(values.get("das28-esr")).isCloseTo(5.6920, within(5e-5));
        assertThat(values.get("disease-duration")).isCloseTo(5.83, within(0.01)); // May 2018 to March 2024
    }

    private static String verdict(Prepared prepared) {
        return prepared instanceof NotReady not ? not.declined().reason().code() : "ready";
    }

    private static Map<String, Double> values(Prepared prepared) {
        Map<String, Double> values = new TreeMap<>();
        for (Evidence one : prepared.evidence()) {
            values.put(one.feature().value(), one.value());
            assertThat(one.sources()).isNotEmpty();
        }
        return values;
    }

    private static Prepared prepare(String task, LocalDate asOf) throws IOException {
        return prepare(task, asOf, List.of());
    }

    private static Prepared prepare(String task, LocalDate asOf, List<String> more) throws IOException {
        FeatureMap map = FeatureMap.ofTask(new TaskId(task));
        return new PatientPreparation(map, schemaOf(map)).prepare(read(more, true), asOf);
    }

    private static PatientFacts read(List<String> more, boolean withRa) throws IOException {
        List<String> texts = new ArrayList<>(more);
        if (withRa) {
            texts.add("{\"resourceType\":\"Condition\",\"id\":\"c1\",\"subject\":{\"reference\":\"Patient/p1\"},"
                    + "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"M06.9\"}]},"
                    + "\"onsetDateTime\":\"2018-05-01\"}");
        }
        ArrayNode resources = (ArrayNode) JSON.readTree(HISTORY.toFile()).get("resources");
        for (JsonNode resource : resources) {
            texts.add(resource.toString());
        }
        return new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(texts));
    }

    private static FeatureSchema schemaOf(FeatureMap map) {
        return new FeatureSchema(
                "1",
                map.features().stream()
                        .map(rule -> new FeatureSpec(
                                rule.feature(),
                                rule.unit(),
                                -1000,
                                10000,
                                rule.policy(),
                                FeatureGroup.PERSON,
                                rule.feature().value(),
                                rule.feature().value()))
                        .toList());
    }
}
