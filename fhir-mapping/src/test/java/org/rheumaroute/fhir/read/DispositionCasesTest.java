package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;

/** What becomes of every kind of resource; the cases are data in {@code cases/dispositions.json}. */
class DispositionCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TEMPLATES = Map.of(
            "crp", template("1988-5", "\"valueQuantity\":{\"value\":2.7,\"unit\":\"mg/L\"}"),
            "rf", template("11572-5", "\"valueQuantity\":{\"value\":8,\"unit\":\"IU/mL\"}"),
            "tjc28", template("88981-6", "\"valueQuantity\":{\"value\":3}"),
            "sjc28", template("88980-8", "\"valueQuantity\":{\"value\":1}"),
            "smoking", template("72166-2", "\"valueCodeableConcept\":{\"text\":\"never\"}"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void endsAsExpected(String desc, JsonNode example) throws IOException {
        PatientFacts facts = new PatientRecordReader().read("p1", parse(example));

        List<String> expected = texts(example.get("expected"));
        assertThat(facts.readings()).as(desc).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertReading(facts.readings().get(i), expected.get(i), facts);
        }
    }

    private static void assertReading(ResourceReading reading, String expected, PatientFacts facts) {
        String[] parts = expected.split(" ", -1);
        assertThat(reading.disposition().code()).as("%s", reading.reason()).isEqualTo(parts[0]);
        if (!parts[0].equals("read")) {
            assertThat(reading.reason()).isNotNull();
            assertThat(reading.reason().code()).isEqualTo(parts[1]);
            assertThat(reading.value()).isNull();
            return;
        }
        assertThat(reading.reason()).isNull();
        assertThat(reading.concept()).isEqualTo(parts.length > 1 ? parts[1] : null);
        if (parts.length > 2) {
            assertThat(reading.value()).isEqualTo(parts[2]);
            assertThat(reading.unit()).isEqualTo(parts.length > 3 ? parts[3] : null);
        }
        if (parts.length > 4) {
            Moment moment = facts.facts().get(0).effective();
            assertThat('@' + String.valueOf(reading.effective())).isEqualTo(parts[4]);
            assertThat(moment.precision()).hasToString(parts[5]);
            assertThat(moment.date()).hasToString(parts[6]);
        }
    }

    private static List<ParsedResource> parse(JsonNode example) throws IOException {
        if (example.has("raw")) {
            return FhirJson.ofText(example.get("raw").textValue(), "case");
        }
        if (example.has("bundle")) {
            ObjectNode bundle = JSON.createObjectNode().put("resourceType", "Bundle");
            ArrayNode entries = bundle.putArray("entry");
            for (JsonNode entry : example.get("bundle")) {
                ObjectNode copy = entry.deepCopy();
                copy.set("resource", filled(entry.get("resource")));
                entries.add(copy);
            }
            return FhirJson.ofText(JSON.writeValueAsString(bundle), "case");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode resource : example.get("resources")) {
            texts.add(JSON.writeValueAsString(filled(resource)));
        }
        return RecordFixture.parse(texts);
    }

    /** The template named by {@code $} with the case's elements over it; null takes an element out. */
    private static JsonNode filled(JsonNode resource) throws IOException {
        if (!resource.has("$")) {
            return resource;
        }
        ObjectNode filled =
                (ObjectNode) JSON.readTree(TEMPLATES.get(resource.get("$").textValue()));
        resource.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                filled.remove(field.getKey());
            } else if (!field.getKey().equals("$")) {
                filled.set(field.getKey(), field.getValue());
            }
        });
        return filled;
    }

    private static String template(String loinc, String value) {
        return RecordFixture.observation("o", "http://loinc.org", loinc, value, "2026-06-01");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = DispositionCasesTest.class.getResourceAsStream("/cases/dispositions.json")) {
            JsonNode cases = JSON.readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.get("desc").textValue(), example));
        }
    }
}
