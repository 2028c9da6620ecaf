package org.rheumaroute.it.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of written resource is right, and the referee would notice if it were not. */
class WrittenResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-write",
                "amended",
                "withdrawn",
                "refused",
                "seropositive-censored",
                "many-missing",
                "model",
                "d2t",
                "d2t-withdrawn"
            })
    void goldenFileHasNoFault(String name) throws IOException {
        assertThat(FhirReferee.shared().faults(golden(name))).isEmpty();
    }

    @Test
    void badEntryOfATransactionIsNoticed() throws IOException {
        JsonNode bundle = JSON.readTree(golden("amended"));
        ((ObjectNode) bundle.at("/entry/0/resource")).put("status", "guessed");

        assertThat(FhirReferee.shared().faults(bundle.toString()))
                .anySatisfy(line -> assertThat(line).contains("guessed"));
    }

    @Test
    void unreadableJsonIsAFaultNotACrash() {
        assertThat(FhirReferee.shared().faults("{\"resourceType\":")).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedFaults")
    void plantedFaultIsNoticed(String name, String expected, Consumer<ObjectNode> fault) throws IOException {
        ObjectNode assessment =
                (ObjectNode) JSON.readTree(golden("first-write")).at("/entry/0/resource");

        fault.accept(assessment);

        assertThat(FhirReferee.shared().faults(assessment.toString()))
                .anySatisfy(line -> assertThat(line).contains(expected));
    }

    static Stream<Arguments> plantedFaults() {
        return Stream.of(
                fault("no subject", "subject", ra -> ra.remove("subject")),
                fault("unknown status", "status", ra -> ra.put("status", "guessed")),
                fault("subject is a practitioner", "subject", ra -> refer(ra, "subject", "Practitioner/p1")),
                fault("subject is a group", "subject", ra -> refer(ra, "subject", "Group/g1")),
                fault("performer is a person", "performer", ra -> refer(ra, "performer", "Practitioner/p1")),
                fault("time without zone", "occurrence", ra -> ra.put("occurrenceDateTime", "2026-06-01T09:30:15")),
                fault("probability over 100", "ras-2", ra -> prediction(ra).put("probabilityDecimal", 100.1)),
                fault("negative probability", "0 to 100", ra -> prediction(ra).put("probabilityDecimal", -0.2)),
                fault("no horizon", "whenPeriod", ra -> prediction(ra).remove("whenPeriod")),
                fault(
                        "no probability",
                        "probabilityDecimal",
                        ra -> prediction(ra).remove("probabilityDecimal")),
                fault(
                        "unit that UCUM lacks",
                        "percentt",
                        ra -> ((ObjectNode) prediction(ra).at("/extension/0/extension/0/valueRange/low"))
                                .put("code", "percentt")),
                fault(
                        "unknown risk word",
                        "dreadful",
                        ra -> ((ObjectNode) prediction(ra).at("/qualitativeRisk/coding/1")).put("code", "dreadful")),
                fault("not marked as AI", "AIAST", ra -> ((ObjectNode) ra.get("meta")).remove("security")),
                fault(
                        "misspelt AI mark",
                        "AIASTT",
                        ra -> ((ObjectNode) ra.at("/meta/security/0")).put("code", "AIASTT")),
                fault(
                        "script in the narrative",
                        "script",
                        ra -> ((ObjectNode) ra.get("text"))
                                .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>x</script></div>")),
                fault(
                        "basis without version",
                        "basis",
                        ra -> ((ObjectNode) ra.at("/basis/0")).put("reference", "Observation/crp1")),
                fault("no word on research use", "medical device", ra -> ra.remove("note")),
                fault("withdrawn but still with a number", "prediction", ra -> ra.put("status", "cancelled")),
                fault("standing but without a number", "prediction", ra -> ra.remove("prediction")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedFlagFaults")
    void plantedFaultInAFlagIsNoticed(String name, String expected, Consumer<ObjectNode> fault) throws IOException {
        ObjectNode flag = (ObjectNode) JSON.readTree(golden("d2t")).at("/entry/0/resource");

        fault.accept(flag);

        assertThat(FhirReferee.shared().faults(flag.toString()))
                .anySatisfy(line -> assertThat(line).contains(expected));
    }

    static Stream<Arguments> plantedFlagFaults() {
        return Stream.of(
                fault("final although a criterion is open", "preliminary", flag -> flag.put("status", "final")),
                fault("a number", "no number", flag -> {
                    flag.remove("valueCodeableConcept");
                    flag.put("valueInteger", 2);
                }),
                fault("no value", "value must stand", flag -> flag.remove("valueCodeableConcept")),
                fault(
                        "marked as AI only",
                        "DEVAST",
                        flag -> ((ObjectNode) flag.at("/meta/security/0")).put("code", "AIAST")),
                fault(
                        "evidence without version",
                        "name versions",
                        flag -> ((ObjectNode) flag.at("/component/0/extension/0/valueReference"))
                                .put("reference", "MedicationStatement/s2")),
                fault("no word on research use", "medical device", flag -> flag.remove("note")),
                fault("subject is a group", "subject", flag -> refer(flag, "subject", "Group/g1")));
    }

    @Test
    void plantedFaultInAProvenanceIsNoticed() throws IOException {
        ObjectNode provenance =
                (ObjectNode) JSON.readTree(golden("first-write")).at("/entry/1/resource");
        provenance.remove("reason");

        assertThat(FhirReferee.shared().faults(provenance.toString()))
                .anySatisfy(line -> assertThat(line).contains("AIAST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient-read",
                "patient-query",
                "patient-create",
                "patient-update",
                "read-refused",
                "query-failed",
                "update-unavailable"
            })
    void goldenAuditEventHasNoFault(String name) throws IOException {
        assertThat(FhirReferee.shared().faults(goldenAudit(name))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedAuditFaults")
    void plantedFaultInAnAuditEventIsNoticed(String name, String expected, Consumer<ObjectNode> fault)
            throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(goldenAudit("patient-read"));

        fault.accept(event);

        assertThat(FhirReferee.shared().faults(event.toString()))
                .anySatisfy(line -> assertThat(line).contains(expected));
    }

    static Stream<Arguments> plantedAuditFaults() {
        return Stream.of(
                fault("one agent", "must be two", event -> ((ArrayNode) event.get("agent")).remove(1)),
                fault(
                        "two requestors",
                        "requestor",
                        event -> ((ObjectNode) event.at("/agent/1")).put("requestor", true)),
                fault(
                        "no requestor",
                        "requestor",
                        event -> ((ObjectNode) event.at("/agent/0")).put("requestor", false)),
                fault("codes not swapped for a search", "source and destination", event -> event.put("action", "E")),
                fault("no patient", "the patient once", event -> ((ArrayNode) event.get("entity")).remove(0)),
                fault(
                        "patient is a group",
                        "the patient once",
                        event -> refer((ObjectNode) event.at("/entity/0"), "what", "Group/g1")),
                fault("no data", "the data", event -> ((ArrayNode) event.get("entity")).remove(1)),
                fault("no transaction", "transaction", event -> ((ArrayNode) event.get("entity")).remove(2)),
                fault("no purpose", "purpose", event -> event.remove("purposeOfEvent")),
                fault(
                        "patient's name",
                        "name nobody",
                        event -> ((ObjectNode) event.at("/entity/0")).put("name", "Invented Name")),
                fault(
                        "patient's name as display",
                        "name nobody",
                        event -> ((ObjectNode) event.at("/entity/0/what")).put("display", "Invented Name")),
                fault("time without zone", "recorded", event -> event.put("recorded", "2026-06-01T09:30:15")),
                fault("unknown outcome", "outcome", event -> event.put("outcome", "5")),
                fault("failure that is not told", "outcomeDesc", event -> event.put("outcome", "8")),
                fault("no source", "source", event -> event.remove("source")));
    }

    private static Arguments fault(String name, String expected, Consumer<ObjectNode> fault) {
        return Arguments.of(name, expected, fault);
    }

    private static void refer(ObjectNode assessment, String element, String reference) {
        ((ObjectNode) assessment.get(element)).put("reference", reference);
    }

    private static ObjectNode prediction(ObjectNode assessment) {
        return (ObjectNode) ((ArrayNode) assessment.get("prediction")).get(0);
    }

    private static String golden(String name) throws IOException {
        return text("/org/rheumaroute/fhir/write/golden/" + name + ".json");
    }

    private static String goldenAudit(String name) throws IOException {
        return text("/org/rheumaroute/fhir/audit/golden/" + name + ".json");
    }

    private static String text(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(WrittenResourcesTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
