package org.rheumaroute.demo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.demo.starter.StarterColumn;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.fhir.d2t.D2tQuestion;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;

/** The product's reader finds in every starter's record what its author meant, for each of the five questions. */
class StarterReaderAgreesTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);

    static Stream<StarterRecord> records() {
        return StarterCharts.records(40, 7, AS_OF).stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void findsWhatTheAuthorMeant(StarterRecord record) throws IOException {
        PatientFacts facts = read(record);
        SoftAssertions softly = new SoftAssertions();
        for (StarterQuestion question : StarterQuestion.values()) {
            Prepared prepared = preparation(question).prepare(facts, AS_OF);
            String what = record.patientId() + " (" + record.starterCase().label() + ") " + question.task();
            softly.assertThat(verdict(prepared))
                    .as(what)
                    .isEqualTo(record.declined().map(r -> r.code()).orElse("scorable"));
            if (prepared instanceof Ready ready) {
                compare(record, question, ready, what, softly);
            }
        }
        softly.assertAll();
    }

    @Test
    void everyCaseOccursAndEveryResourceIsMarked() {
        List<StarterRecord> twenty = StarterCharts.records(20, 7, AS_OF);
        assertThat(twenty.stream().map(StarterRecord::starterCase)).contains(StarterCase.values());
        assertThat(twenty.stream().flatMap(r -> r.bundle().getEntry().stream()))
                .allMatch(entry -> Invented.isMarked(entry.getResource()));
    }

    @Test
    void someStartersMeetCriteriaOneAndTwoOfDifficultToTreatArthritis() throws IOException {
        Map<String, Integer> answers = new TreeMap<>();
        for (StarterRecord record : StarterCharts.records(40, 7, AS_OF)) {
            answers.merge(D2tQuestion.ask(new D2tRule(), read(record), AS_OF).code(), 1, Integer::sum);
        }
        assertThat(answers).containsKeys("criteria-1-and-2-met", "cannot-be-told", "not-met", "no-ra");
    }

    private static void compare(
            StarterRecord record, StarterQuestion question, Ready ready, String what, SoftAssertions softly) {
        for (StarterColumn column : question.columns()) {
            Optional<BigDecimal> meant = record.value(question, column);
            var found = ready.vector().value(new FeatureName(column.feature()));
            if (meant.isEmpty()) {
                softly.assertThat(found).as(what + " " + column).isEmpty();
            } else {
                softly.assertThat(found.orElse(-99))
                        .as(what + " " + column)
                        .isCloseTo(meant.get().doubleValue(), within(column.isSignature() ? 0.01 : 1e-2));
            }
        }
    }

    private static PatientFacts read(StarterRecord record) throws IOException {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(record.bundle());
        return new PatientRecordReader()
                .read(
                        record.patientId(),
                        FhirJson.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "starter"));
    }

    private static String verdict(Prepared prepared) {
        return prepared instanceof NotReady notReady
                ? notReady.declined().reason().code()
                : "scorable";
    }

    private static PatientPreparation preparation(StarterQuestion question) {
        FeatureMap map = FeatureMap.ofTask(new TaskId(question.task()));
        List<FeatureSpec> specs = map.features().stream()
                .map(rule -> new FeatureSpec(
                        rule.feature(),
                        rule.unit(),
                        -1_000,
                        10_000,
                        rule.policy(),
                        FeatureGroup.PERSON,
                        rule.feature().value(),
                        rule.feature().value()))
                .toList();
        assertThat(specs.stream().map(spec -> spec.name().value()))
                .containsExactlyElementsOf(
                        question.columns().stream().map(StarterColumn::feature).toList());
        assertThat(specs.stream().filter(spec -> spec.missing() == MissingPolicy.REQUIRED))
                .isNotEmpty();
        return new PatientPreparation(map, new FeatureSchema("1", specs));
    }
}
