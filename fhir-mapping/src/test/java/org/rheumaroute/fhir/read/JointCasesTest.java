package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.code.Joint;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.fhir.site.SiteFile;

/** Counts from single joints; the cases are data in {@code cases/joints.yaml}. */
class JointCasesTest {
    @TempDir
    static Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void countsAsExpected(String desc, JsonNode example) throws Exception {
        List<ParsedResource> resources =
                new ArrayList<>(RecordFixture.parse(new JointExamination(example).resources()));
        JsonNode expected = example.get("expected");

        PatientFacts facts = read(resources);

        assertThat(counts(facts)).as(desc).isEqualTo(expectedCounts(expected));
        if (expected.has("sources")) {
            assertThat(facts.facts().get(0).sources())
                    .hasSize(expected.get("sources").asInt())
                    .doesNotHaveDuplicates()
                    .allMatch(source -> source.startsWith("Observation/"));
        }
        if (expected.has("detail")) {
            assertThat(facts.readings())
                    .extracting(ResourceReading::detail)
                    .anySatisfy(detail ->
                            assertThat(detail).contains(expected.get("detail").textValue()));
        }
        expected.path("readings")
                .fields()
                .forEachRemaining(entry -> assertThat(reading(facts, entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().textValue()));
        for (int shuffle = 0; shuffle < 3; shuffle++) {
            Collections.shuffle(resources, new Random(shuffle));
            assertThat(read(resources).facts()).as("order does not matter").isEqualTo(facts.facts());
        }
    }

    private static PatientFacts read(List<ParsedResource> resources) throws Exception {
        return new PatientRecordReader(ReaderSettings.of(site())).read(RecordFixture.PATIENT, resources);
    }

    /** Local codes of every question, {@code swollen-left-wrist} and so on. */
    private static Site site() throws Exception {
        StringBuilder yaml = new StringBuilder("site: invented\nzone: Asia/Tokyo\njoints:\n");
        for (Joint joint : Joint.ALL) {
            yaml.append("  - {joint: %s, side: %s, finding: swollen, system: '%s', code: swollen-%s}%n"
                    .formatted(joint.part(), joint.side().code(), JointExamination.LOCAL, joint.name()));
        }
        return SiteFile.read(Files.writeString(folder.resolve("site.yaml"), yaml));
    }

    private static List<Integer> counts(PatientFacts facts) {
        assertThat(facts.facts()).allMatch(fact -> fact.concept().equals("sjc28"));
        return facts.facts().stream()
                .map(fact -> (int) ((FactValue.Numeric) fact.value()).value())
                .toList();
    }

    private static List<Integer> expectedCounts(JsonNode expected) {
        if (expected.has("counts")) {
            return StreamSupport.stream(expected.get("counts").spliterator(), false)
                    .map(JsonNode::asInt)
                    .toList();
        }
        return expected.get("count").isInt() ? List.of(expected.get("count").asInt()) : List.of();
    }

    private static String reading(PatientFacts facts, String id) {
        ResourceReading reading = facts.readings().stream()
                .filter(one -> id.equals(one.id()))
                .findFirst()
                .orElseThrow();
        ReadReason reason = reading.reason();
        return reading.disposition().code() + (reason == null ? "" : " " + reason.code());
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = JointCasesTest.class.getResourceAsStream("/cases/joints.yaml")) {
            JsonNode cases = new YAMLMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.get("desc").textValue(), example));
        }
    }
}
