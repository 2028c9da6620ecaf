package org.rheumaroute.fhir.therapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.MedicationUses;

/** Lines of therapy and doses of glucocorticoids; the cases are data in {@code cases/therapy.yaml}. */
class TherapyCasesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void addsUpAsExpected(String desc, JsonNode example) {
        LocalDate asOf = LocalDate.parse(example.get("as-of").textValue());
        List<MedicationUse> uses = uses(example);

        List<TherapyLine> lines = LinesOfTherapy.of(uses, asOf);
        GlucocorticoidDose dose = GlucocorticoidDose.on(asOf, uses);

        if (example.has("lines")) {
            assertThat(lines.stream().map(TherapyCasesTest::line).toList())
                    .as(desc)
                    .isEqualTo(texts(example.get("lines")));
        }
        if (example.has("modes")) {
            assertThat(String.join(";", LinesOfTherapy.targetedModes(lines)))
                    .isEqualTo(example.get("modes").textValue());
        }
        if (example.has("glucocorticoid")) {
            assertDose(dose, example.get("glucocorticoid").textValue());
            assertThat(dose.undecided()).hasSize(example.path("undecided").asInt(0));
        }
        Collections.reverse(uses);
        assertThat(LinesOfTherapy.of(uses, asOf)).as("order does not matter").isEqualTo(lines);
        assertThat(GlucocorticoidDose.on(asOf, uses)).isEqualTo(dose);
    }

    private static void assertDose(GlucocorticoidDose dose, String expected) {
        if (expected.equals("unknown")) {
            assertThat(dose.milligramsPerDay()).isEmpty();
        } else {
            assertThat(dose.milligramsPerDay().orElseThrow()).isCloseTo(Double.parseDouble(expected), within(1e-12));
        }
    }

    private static String line(TherapyLine line) {
        return line.number() + " " + line.group().code() + " " + line.drugClass() + " " + line.start() + " "
                + String.join(";", line.drugs());
    }

    private static List<MedicationUse> uses(JsonNode example) {
        List<MedicationUse> uses = new ArrayList<>();
        for (String line : texts(example.get("uses"))) {
            uses.add(MedicationUses.of(line, "MedicationRequest/" + (char) ('a' + uses.size())));
        }
        return uses;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = TherapyCasesTest.class.getResourceAsStream("/cases/therapy.yaml")) {
            JsonNode cases = new YAMLMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(example -> Arguments.of(example.get("desc").textValue(), example));
        }
    }
}
