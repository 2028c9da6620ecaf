package org.rheumaroute.fhir.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;

/** What became of a patient; the cases are data in {@code cases/outcomes.yaml}. */
class OutcomeCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Period HORIZON = Period.ofMonths(12);

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void labelsAsExpected(String desc, JsonNode example) throws IOException {
        LocalDate index = LocalDate.parse(example.path("index").asText("2025-06-01"));
        LocalDate until = LocalDate.parse(example.path("until").asText("2026-11-24"));
        List<String> record = record(example);

        TrainingLabel label = OutcomeRule.label(facts(record), index, HORIZON, until);

        assertThat(label.code()).as(desc).isEqualTo(example.get("expected").textValue());
        Collections.reverse(record);
        assertThat(OutcomeRule.label(facts(record), index, HORIZON, until))
                .as("order does not matter")
                .isEqualTo(label);
    }

    private static PatientFacts facts(List<String> record) {
        return new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(record));
    }

    private static List<String> record(JsonNode example) throws IOException {
        List<String> record = new ArrayList<>();
        for (JsonNode day : example.path("results")) {
            record.add(RecordFixture.observation(
                    "r" + record.size(),
                    "http://loinc.org",
                    "1988-5",
                    RecordFixture.quantity("9.4", "mg/L"),
                    day.textValue()));
        }
        for (JsonNode condition : example.path("conditions")) {
            ObjectNode resource = condition.deepCopy();
            ObjectNode code = resource.putObject("code");
            code.putArray("coding")
                    .addObject()
                    .put("system", "http://snomed.info/sct")
                    .put("code", resource.remove("snomed").asText());
            resource.put("resourceType", "Condition").put("id", "c" + record.size());
            resource.putObject("subject").put("reference", "Patient/" + RecordFixture.PATIENT);
            record.add(JSON.writeValueAsString(resource));
        }
        return record;
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = OutcomeCasesTest.class.getResourceAsStream("/cases/outcomes.yaml")) {
            JsonNode cases = new YAMLMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.get("desc").textValue(), example));
        }
    }
}
