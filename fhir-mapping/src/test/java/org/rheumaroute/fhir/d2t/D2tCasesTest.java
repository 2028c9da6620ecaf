package org.rheumaroute.fhir.d2t;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.DeclineReason;

/** Invented patients with the verdict on each item that a clinician would give; {@code cases/d2t} holds them as FHIR. */
class D2tCasesTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/cases/d2t");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isJudgedAsExpected(Path file) throws IOException {
        JsonNode example = JSON.readTree(file.toFile());
        List<String> resources = new ArrayList<>();
        example.get("resources").forEach(resource -> resources.add(resource.toString()));

        judge(example, resources);
        Collections.reverse(resources);
        judge(example, resources);
    }

    private static void judge(JsonNode example, List<String> resources) {
        LocalDate asOf = LocalDate.parse(example.get("as-of").textValue());
        PatientFacts facts = new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(resources));
        Optional<DeclineReason> declined = D2tQuestion.declined(facts, asOf);
        String desc = example.get("desc").textValue();
        if (declined.isPresent()) {
            assertThat(declined.get().code())
                    .as(desc)
                    .isEqualTo(example.get("flag").textValue());
            return;
        }
        D2tAssessment assessment = new D2tRule().assess(facts, asOf);
        assertThat(verdicts(assessment)).as(desc).isEqualTo(expected(example));
        assertThat(assessment.flag().code())
                .as(desc)
                .isEqualTo(example.get("flag").textValue());
        if (example.has("evidence")) {
            List<String> evidence = new ArrayList<>();
            example.get("evidence").forEach(one -> evidence.add(one.textValue()));
            assertThat(assessment.evidence()).as(desc).containsExactlyInAnyOrderElementsOf(evidence);
        }
    }

    private static Map<String, String> verdicts(D2tAssessment assessment) {
        Map<String, String> verdicts = new TreeMap<>();
        assessment
                .findings()
                .forEach(one -> verdicts.put(one.item().code(), one.verdict().code()));
        return verdicts;
    }

    private static Map<String, String> expected(JsonNode example) {
        Map<String, String> expected = new TreeMap<>();
        example.get("items")
                .fields()
                .forEachRemaining(
                        one -> expected.put(one.getKey(), one.getValue().textValue()));
        return expected;
    }

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".json"))
                .sorted();
    }
}
