package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;

/** Who may be scored; the cases are data in {@code cases/eligibility.yaml}. */
class EligibilityCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PatientPreparation PREPARATION =
            new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), Schemas.uaProgression());

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsExpected(String desc, JsonNode example) throws IOException {
        LocalDate asOf = LocalDate.parse(example.path("as-of").asText("2026-06-10"));

        Prepared prepared = PREPARATION.prepare(record(example).read(), asOf);

        String expected = example.get("expected").textValue();
        if (expected.equals("ready")) {
            assertThat(prepared).as(desc).isInstanceOf(Ready.class);
        } else {
            assertThat(prepared).as(desc).isInstanceOf(NotReady.class);
            NotReady refusal = (NotReady) prepared;
            assertThat(refusal.declined().reason().code()).isEqualTo(expected);
            assertThat(refusal.declined().missing().stream().map(FeatureName::value))
                    .containsExactlyElementsOf(texts(example.path("missing")));
            assertThat(refusal.declined().detail())
                    .contains(example.path("detail").asText(""));
        }
        if (example.has("serostatus")) {
            assertThat(prepared.subject().serostatus().code())
                    .isEqualTo(example.get("serostatus").textValue());
        }
    }

    private static RecordFixture record(JsonNode example) throws IOException {
        RecordFixture record = RecordFixture.complete("2026-06-01");
        JsonNode person = example.path("person");
        if (!person.isMissingNode()) {
            record.person(
                    person.path("birth-date").asText("1972-02-29"),
                    person.path("gender").asText("female"),
                    more(person));
        }
        texts(example.path("without")).forEach(record::without);
        for (JsonNode condition : example.path("conditions")) {
            record.put("condition-" + condition.get("code").asText(), condition(condition));
        }
        for (JsonNode lab : example.path("labs")) {
            record.lab(
                    lab.get("name").asText(),
                    lab.get("loinc").asText(),
                    lab.get("value").asText(),
                    lab.get("unit").asText(),
                    lab.get("day").asText());
        }
        for (JsonNode resource : example.path("resources")) {
            record.put("more-" + resource.get("id").asText(), JSON.writeValueAsString(resource));
        }
        return record;
    }

    private static String condition(JsonNode example) throws IOException {
        ObjectNode condition =
                JSON.createObjectNode().put("resourceType", "Condition").put("id", "x1");
        condition.putObject("subject").put("reference", "Patient/" + RecordFixture.PATIENT);
        ObjectNode code = condition.putObject("code");
        code.putArray("coding")
                .addObject()
                .put("system", example.get("system").asText())
                .put("code", example.get("code").asText());
        if (example.has("text")) {
            code.put("text", example.get("text").asText());
        }
        if (example.has("modifier")) {
            code.putArray("extension")
                    .addObject()
                    .put(
                            "url",
                            "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier")
                    .putObject("valueCodeableConcept")
                    .putArray("coding")
                    .addObject()
                    .put("system", example.get("modifier").get(0).asText())
                    .put("code", example.get("modifier").get(1).asText());
        }
        status(condition, "clinicalStatus", example.path("clinical").asText("active"));
        if (example.has("verification")) {
            status(condition, "verificationStatus", example.get("verification").asText());
        }
        example.path("more").fields().forEachRemaining(field -> condition.set(field.getKey(), field.getValue()));
        return JSON.writeValueAsString(condition);
    }

    private static void status(ObjectNode condition, String element, String code) {
        condition.putObject(element).putArray("coding").addObject().put("code", code);
    }

    private static String more(JsonNode person) throws IOException {
        String object = JSON.writeValueAsString(person.path("more"));
        return person.has("more") ? "," + object.substring(1, object.length() - 1) : "";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = EligibilityCasesTest.class.getResourceAsStream("/cases/eligibility.yaml")) {
            JsonNode cases = new YAMLMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.get("desc").textValue(), example));
        }
    }
}
