package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;

/** What is read from the medication resources; the cases are data in {@code cases/medications.yaml}. */
class MedicationCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsAsExpected(String desc, JsonNode example) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode resource : example.get("resources")) {
            texts.add(JSON.writeValueAsString(filled(resource)));
        }

        PatientFacts facts = new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(texts));

        List<String> expected = new ArrayList<>();
        example.get("expected").forEach(line -> expected.add(line.textValue()));
        assertThat(lines(facts)).as(desc).isEqualTo(expected);
    }

    /** One line for each resource: the use that was read, or why there is none. */
    private static List<String> lines(PatientFacts facts) {
        List<String> lines = new ArrayList<>();
        for (ResourceReading reading : facts.readings()) {
            ReadReason reason = reading.reason();
            lines.add(
                    reason == null
                            ? MedicationUses.line(facts.medications().get(0))
                            : reading.disposition().code() + " " + reason.code());
        }
        return lines;
    }

    private static JsonNode filled(JsonNode resource) {
        if (!resource.has("$")) {
            return resource;
        }
        ObjectNode filled = template(resource.get("$").textValue());
        resource.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                filled.remove(field.getKey());
            } else if (!field.getKey().equals("$")) {
                filled.set(field.getKey(), field.getValue());
            }
        });
        return filled;
    }

    private static ObjectNode template(String name) {
        boolean isPrednisolone = name.equals("prednisolone");
        String type = isPrednisolone ? "MedicationRequest" : name;
        ObjectNode resource = JSON.createObjectNode().put("resourceType", type).put("id", "m");
        resource.putObject("subject").put("reference", "Patient/" + RecordFixture.PATIENT);
        resource.putObject("medicationCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", "http://www.whocc.no/atc")
                .put("code", isPrednisolone ? "H02AB06" : "L04AX03");
        if (type.equals("MedicationRequest")) {
            return resource.put("status", "active").put("intent", "order").put("authoredOn", "2026-05-01");
        }
        return resource.put("status", type.equals("MedicationStatement") ? "active" : "completed");
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = MedicationCasesTest.class.getResourceAsStream("/cases/medications.yaml")) {
            JsonNode cases = new YAMLMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.get("desc").textValue(), example));
        }
    }
}
