package org.rheumaroute.demo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.InventedCohort;
import org.rheumaroute.demo.invent.InventedValue;
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

/** The product's reader finds in every record exactly what its author meant: the same verdict and the same values. */
class ReaderAgreesTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
    private static final PatientRecordReader READER = new PatientRecordReader();
    private static final PatientPreparation PREPARATION =
            new PatientPreparation(FeatureMap.ofTask(new TaskId("ua-progression")), schema());

    static Stream<DemoRecord> records() {
        return DemoCohort.records(InventedCohort.generate(CohortRecipe.DEMO, 300, 7), 7, AS_OF).stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void findsWhatTheAuthorMeant(DemoRecord record) throws IOException {
        Prepared prepared = PREPARATION.prepare(read(record), AS_OF);

        assertThat(verdict(prepared))
                .as("%s (%s)", record.patient().id(), record.chartCase().label())
                .isEqualTo(record.expectation().declined().map(r -> r.code()).orElse("scorable"));
        if (prepared instanceof Ready ready) {
            compare(record, ready);
        }
    }

    /** A cohort of another seed, on a leap day: nothing in the agreement hangs on one draw or one date. */
    @Test
    void agreesForAnotherSeedOnALeapDay() throws IOException {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        SoftAssertions softly = new SoftAssertions();
        for (DemoRecord record :
                DemoCohort.records(InventedCohort.generate(CohortRecipe.ANSWER_LIKE, 200, 11), 11, leapDay)) {
            softly.assertThat(verdict(PREPARATION.prepare(read(record), leapDay)))
                    .as("%s (%s)", record.patient().id(), record.chartCase().label())
                    .isEqualTo(
                            record.expectation().declined().map(r -> r.code()).orElse("scorable"));
        }
        softly.assertAll();
    }

    private static void compare(DemoRecord record, Ready ready) {
        SoftAssertions softly = new SoftAssertions();
        for (CohortFeature feature : CohortFeature.values()) {
            FeatureName name = new FeatureName(feature.feature());
            InventedValue meant = record.expectation().values().get(feature);
            String what = record.patient().id() + " (" + record.chartCase().label() + ") " + name;
            if (meant == null) {
                softly.assertThat(ready.vector().value(name)).as(what).isEmpty();
                continue;
            }
            // A thousandth: decimals are converted once by each side; BMI is a quotient.
            softly.assertThat(ready.vector().value(name).orElse(-1)).as(what).isCloseTo(meant.used(), within(1e-3));
            softly.assertThat(ready.evidence().stream().filter(e -> e.feature().equals(name)))
                    .as(what)
                    .allMatch(e -> e.censored() == meant.censored());
        }
        softly.assertAll();
    }

    private static PatientFacts read(DemoRecord record) throws IOException {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(record.bundle());
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return READER.read(
                record.patient().id(),
                FhirJson.parse(new ByteArrayInputStream(bytes), record.patient().id() + ".json"));
    }

    private static String verdict(Prepared prepared) {
        return prepared instanceof NotReady notReady
                ? notReady.declined().reason().code()
                : "scorable";
    }

    private static FeatureSchema schema() {
        List<FeatureSpec> specs = Arrays.stream(CohortFeature.values())
                .map(f -> new FeatureSpec(
                        new FeatureName(f.feature()),
                        f.unit(),
                        0,
                        10_000,
                        f.isRequired() ? MissingPolicy.REQUIRED : MissingPolicy.TOLERATED,
                        FeatureGroup.PERSON,
                        f.feature(),
                        f.feature()))
                .toList();
        return new FeatureSchema("1", specs);
    }
}
