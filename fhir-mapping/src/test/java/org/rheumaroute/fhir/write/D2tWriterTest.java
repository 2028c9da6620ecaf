package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.d2t.D2tAnswer;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tNotAsked;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.DeclineReason;

/** The flag of difficult-to-treat arthritis in the EHR; {@code -Drheumaroute.golden.write=true} writes the golden files. */
class D2tWriterTest {
    private static final FhirContext FHIR = VersionedReferences.keptBy(FhirContext.forR4());
    private static final Path BASE = Path.of(System.getProperty("basedir", "."), "src/test/resources");
    private static final Path GOLDEN = BASE.resolve("org/rheumaroute/fhir/write/golden");
    private static final D2tWriter WRITER = new D2tWriter(Clock.fixed(Plans.SCORED_AT, ZoneOffset.UTC), Plans.KYOTO);

    @Test
    void theFlagIsWrittenAsReviewed() throws IOException {
        assertGolden("d2t", WRITER.entriesOf(assessment("01-both-met"), null));
    }

    @Test
    void theWithdrawalIsWrittenAsReviewed() throws IOException {
        List<BundleEntryComponent> withdrawn =
                WRITER.withdrawalOf("p1", DeclineReason.NO_RA, stored(assessment("01-both-met"), "3"));

        assertGolden("d2t-withdrawn", withdrawn);
        assertThat(observation(withdrawn).getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(withdrawn.get(0).getRequest().getIfMatch()).isEqualTo("W/\"3\"");
    }

    @Test
    void itIsNoScore() throws IOException {
        Observation observation = observation(WRITER.entriesOf(assessment("01-both-met"), null));
        String json = FHIR.newJsonParser().encodeResourceToString(observation);

        assertThat(json).doesNotContain("valueQuantity", "valueDecimal", "probability\":", "AIAST");
        assertThat(observation.getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
        assertThat(observation.getComponent())
                .filteredOn(one -> one.getCode().getCodingFirstRep().getCode().equals("criterion-3"))
                .allSatisfy(one -> assertThat(one.hasValue()).isFalse())
                .hasSize(1);
    }

    @Test
    void theSameEvidenceWritesNothingOnAnotherDay() throws IOException {
        D2tAssessment assessment = assessment("01-both-met");
        D2tAssessment later = new D2tAssessment("p1", LocalDate.of(2024, 6, 9), assessment.findings());

        assertThat(WRITER.entriesOf(later, stored(assessment, "1"))).isEmpty();
    }

    @Test
    void whoDoesNotMeetBothGetsNothingUnlessAFlagStands() throws IOException {
        D2tAssessment calm = assessment("10-calm");

        assertThat(WRITER.entriesOf(calm, null)).isEmpty();
        Observation replaced = observation(WRITER.entriesOf(calm, stored(assessment("01-both-met"), "1")));
        assertThat(replaced.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("cannot-be-told");
    }

    @Test
    void whatAPersonTookBackStaysSoUntilTheEvidenceChanges() throws IOException {
        Observation byPerson = stored(assessment("01-both-met"), "2");
        byPerson.setStatus(ObservationStatus.ENTEREDINERROR);

        assertThat(WRITER.entriesOf(assessment("01-both-met"), byPerson)).isEmpty();
        assertThat(WRITER.entriesOf(assessment("14-glucocorticoid"), byPerson)).isNotEmpty();
        assertThat(WRITER.withdrawalOf("p1", DeclineReason.NO_RA, byPerson)).isEmpty();
    }

    @Test
    void whatWeTookBackComesBackWithItsReason() throws IOException {
        Observation withdrawn =
                observation(WRITER.withdrawalOf("p1", DeclineReason.NO_RA, stored(assessment("01-both-met"), "2")));

        assertThat(observation(WRITER.entriesOf(assessment("01-both-met"), withdrawn))
                        .getStatus())
                .isEqualTo(ObservationStatus.PRELIMINARY);
    }

    @Test
    void eachAnswerHasItsPlan() throws IOException {
        D2tAnswer met = assessment("01-both-met");
        D2tAnswer calm = assessment("10-calm");
        D2tAnswer notAsked = new D2tNotAsked("p1", DeclineReason.OPTED_OUT);
        Observation stands = stored(assessment("01-both-met"), "1");

        assertThat(WRITER.plan(met, null)).isInstanceOf(Write.class);
        assertThat(WRITER.plan(met, stands)).isEqualTo(new Unchanged());
        assertThat(WRITER.plan(calm, null)).isEqualTo(new Nothing());
        assertThat(((Write) WRITER.plan(calm, stands)).kind()).isEqualTo(Write.Kind.WRITTEN);
        assertThat(WRITER.plan(notAsked, null)).isEqualTo(new Nothing());
        assertThat(((Write) WRITER.plan(notAsked, stands)).kind()).isEqualTo(Write.Kind.WITHDRAWN);
    }

    @Test
    void aWriteWhoseAnswerWasLostIsKnownAgain() throws IOException {
        Observation met = stored(assessment("01-both-met"), "1");
        Observation withdrawn = observation(WRITER.withdrawalOf("p1", DeclineReason.NO_RA, met));

        assertThat(D2tWriter.isSame(met, stored(assessment("01-both-met"), "7")))
                .isTrue();
        assertThat(D2tWriter.isSame(met, stored(assessment("14-glucocorticoid"), "1")))
                .isFalse();
        assertThat(D2tWriter.isSame(met, withdrawn)).isFalse();
        assertThat(D2tWriter.isFlag(met.getIdElement().getIdPart(), "p1")).isTrue();
        assertThat(D2tWriter.isFlag(met.getIdElement().getIdPart(), "p2")).isFalse();
    }

    @Test
    void anObservationThatIsNotOursIsRefused() throws IOException {
        Observation foreign = new Observation();
        D2tAssessment assessment = assessment("01-both-met");

        assertThatThrownBy(() -> WRITER.entriesOf(assessment, foreign)).hasMessageContaining("not ours");
        Observation otherPatient = stored(assessment, "1");
        otherPatient.getSubject().setReference("Patient/p2");
        assertThatThrownBy(() -> WRITER.entriesOf(assessment, otherPatient)).hasMessageContaining("another patient");
    }

    private static Observation stored(D2tAssessment assessment, String version) {
        Observation stored = observation(WRITER.entriesOf(assessment, null)).copy();
        stored.getMeta().setVersionId(version);
        return stored;
    }

    private static Observation observation(List<BundleEntryComponent> entries) {
        return (Observation) entries.get(0).getResource();
    }

    private static D2tAssessment assessment(String name) throws IOException {
        JsonNode example = new ObjectMapper()
                .readTree(BASE.resolve("cases/d2t/" + name + ".json").toFile());
        List<String> resources = new ArrayList<>();
        example.get("resources").forEach(resource -> resources.add(resource.toString()));
        LocalDate asOf = LocalDate.parse(example.get("as-of").textValue());
        return new D2tRule()
                .assess(new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(resources)), asOf);
    }

    private static void assertGolden(String name, List<BundleEntryComponent> entries) throws IOException {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        entries.forEach(bundle::addEntry);
        String written = FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle) + "\n";
        Path golden = GOLDEN.resolve(name + ".json");
        if (Boolean.getBoolean("rheumaroute.golden.write")) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }
}
