package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.PastStarts;
import org.rheumaroute.fhir.write.ForeignRiskAssessmentException.Mismatch;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Caution;

class RiskAssessmentWriterTest {
    private static final PackageRef OTHER_PACKAGE = new PackageRef("ua-progression", "0.2.0", "cd".repeat(32), false);

    @ParameterizedTest
    @CsvSource({"0.324, 32.4", "0.0, 0.0", "1.0, 100.0", "0.0625, 6.3", "0.29999999999999999, 30.0", "0.005, 0.5"})
    void writesProbabilityAsPercentWithOneDecimal(double probability, String percent) {
        UaPatient patient = UaPatient.aPatient().probability(probability, RiskCategory.MODERATE);

        assertThat(prediction(patient).getProbabilityDecimalType().getValueAsString())
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-28, P12M, 2027-05-28",
        "2028-02-29, P12M, 2029-02-28",
        "2026-08-31, P6M, 2027-02-28",
        "2026-12-31, P1Y, 2027-12-31"
    })
    void horizonIsPeriodOfWholeDaysFromTheIndexDate(String index, String horizon, String end) {
        UaPatient patient = UaPatient.aPatient()
                .with("crp", 12, index, "Observation/crp9/_history/1")
                .horizon(Period.parse(horizon));

        var when = prediction(patient).getWhenPeriod();

        assertThat(when.getStartElement().getValueAsString()).isEqualTo(index);
        assertThat(when.getEndElement().getValueAsString()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "0.08, LOW, low, low",
        "0.32, MODERATE, moderate, moderate",
        "0.45, HIGH, high, moderate",
        "0.50, HIGH, high, moderate",
        "0.51, HIGH, high, high",
        "0.55, MODERATE, moderate, high"
    })
    void hl7WordForHighNeedsMoreThanHalf(double probability, RiskCategory category, String band, String hl7) {
        var risk = prediction(UaPatient.aPatient().probability(probability, category))
                .getQualitativeRisk();

        assertThat(risk.getCoding())
                .extracting(Coding::getSystem, Coding::getCode)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RheumaRouteUris.RISK_BAND, band),
                        org.assertj.core.groups.Tuple.tuple(Codings.RISK_PROBABILITY, hl7));
    }

    @Test
    void aPredictionMadeAtTheStartOfADrugStandsOnceTheStartLiesBehind() {
        UaPatient patient = UaPatient.aPatient();
        Write written = Plans.write(patient, null);
        RiskAssessment standing = Plans.stored(written, "1");
        LocalDate start = patient.ready().indexDate();
        Declined over = UaPatient.declined(DeclineReason.NOT_STARTING, "age");
        Set<String> results = new HashSet<>(RiskAssessmentView.of(standing).basis());

        assertThat(planOf(patient, over, new PastStarts(Set.of(start), results), standing))
                .isEqualTo(new Nothing());
        assertThat(planOf(patient, over, new PastStarts(Set.of(start), Set.of()), standing))
                .isInstanceOf(Write.class); // a result was changed since
        assertThat(planOf(patient, over, PastStarts.NONE, standing)).isInstanceOf(Write.class); // it was never begun
        Declined optedOut = UaPatient.declined(DeclineReason.OPTED_OUT, "age");
        assertThat(planOf(patient, optedOut, new PastStarts(Set.of(start), results), standing))
                .isInstanceOf(Write.class);
    }

    private static WritePlan planOf(UaPatient patient, Declined declined, PastStarts past, RiskAssessment standing) {
        NotReady notReady = new NotReady(patient.ready().subject(), declined, List.of(), past);
        return Plans.writer().plan(notReady, declined, TaskId.UA_PROGRESSION, standing);
    }

    @Test
    void intervalStandsBesideTheProbabilityInPercent() {
        var extension = prediction(UaPatient.aPatient()).getExtensionByUrl(RheumaRouteUris.PROBABILITY_INTERVAL);

        var range = (org.hl7.fhir.r4.model.Range)
                extension.getExtensionByUrl("range").getValue();
        assertThat(range.getLow().getValue()).isEqualByComparingTo("22.4");
        assertThat(range.getHigh().getValue()).isEqualByComparingTo("42.4");
        assertThat(extension.getExtensionByUrl("coverage").getValue().primitiveValue())
                .isEqualTo("0.9");
    }

    @Test
    void firstScoreIsPreliminaryUnlessTheSiteSaysFinal() {
        UaPatient patient = UaPatient.aPatient();
        WriterSettings finalByPolicy =
                new WriterSettings(Plans.KYOTO, WriterSettings.FirstStatus.FINAL, WriterSettings.Refusals.NONE);
        RiskAssessmentWriter writer =
                new RiskAssessmentWriter(Clock.fixed(Plans.SCORED_AT, ZoneOffset.UTC), finalByPolicy);

        Write finalWrite = (Write) writer.plan(patient.ready(), patient.scored(), TaskId.UA_PROGRESSION, null);

        assertThat(Plans.write(patient, null).riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.PRELIMINARY);
        assertThat(finalWrite.riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.FINAL);
    }

    @Test
    void theNotesNameEachInputWithACautionAndSoDoesTheNarrative() {
        UaPatient patient = UaPatient.aPatient()
                .cautioned("crp", Caution.TEN_TIMES_OFF)
                .cautioned("esr", Caution.PRELIMINARY)
                .cautioned("rf", Caution.PRELIMINARY);

        RiskAssessment risk = Plans.write(patient, null).riskAssessment();

        assertThat(risk.getNote())
                .extracting(note -> note.getText())
                .contains(
                        "Not confirmed by the laboratory (preliminary): ESR, RF.",
                        "Looks ten times off beside the patient's own other results;"
                                + " check it before you rely on the risk: CRP.");
        assertThat(risk.getText().getDivAsString()).contains("(preliminary): ESR, RF.");
    }

    @Test
    void firstScoreIsPutUnderTheDeterministicIdWithoutIfMatch() {
        Write write = Plans.write(UaPatient.aPatient(), null);

        String id = RiskAssessmentWriter.idOf("p1", TaskId.UA_PROGRESSION);
        assertThat(write.kind()).isEqualTo(Write.Kind.WRITTEN);
        assertThat(write.entries().get(0).getRequest().getUrl()).isEqualTo("RiskAssessment/" + id);
        assertThat(write.entries().get(0).getRequest().hasIfMatch()).isFalse();
    }

    @Test
    void scoringTimeCarriesTheHospitalsOffset() {
        assertThat(Plans.write(UaPatient.aPatient(), null)
                        .riskAssessment()
                        .getOccurrenceDateTimeType()
                        .getValueAsString())
                .isEqualTo("2026-06-01T09:30:15+09:00");
    }

    @Test
    void basisNamesExactlyTheUsedVersions() {
        UaPatient patient = UaPatient.aPatientWithManyMissing();

        assertThat(Plans.write(patient, null).riskAssessment().getBasis())
                .extracting(Reference::getReference)
                .containsExactlyElementsOf(patient.ready().basis())
                .contains("Observation/crp1/_history/3")
                .doesNotContain("Observation/esr1/_history/1");
    }

    @Test
    void sameInputsAndPackageWriteNothingOnAnyDay() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");
        UaPatient shuffled = UaPatient.aPatient().evidenceShuffled(7);

        WritePlan nextYear = Plans.writerAt(Instant.parse("2027-06-01T00:00:00Z"))
                .plan(shuffled.ready(), shuffled.scored(), TaskId.UA_PROGRESSION, current);

        assertThat(nextYear).isEqualTo(new Unchanged());
    }

    @Test
    void orderOfEvidenceDoesNotChangeWhatIsWritten() {
        RiskAssessment inOrder = Plans.write(UaPatient.aPatient(), null).riskAssessment();

        for (int seed = 0; seed < 50; seed++) {
            RiskAssessment shuffled = Plans.write(UaPatient.aPatient().evidenceShuffled(seed), null)
                    .riskAssessment();
            assertThat(shuffled.equalsDeep(inOrder)).isTrue();
        }
    }

    @Test
    void newInputAmendsUnderTheSameIdGuardedByTheVersion() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "7");

        Write write = Plans.write(newCrp(), current);

        assertThat(write.riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.AMENDED);
        assertThat(write.entries().get(0).getRequest().getUrl())
                .isEqualTo("RiskAssessment/" + current.getIdElement().getIdPart());
        assertThat(write.entries().get(0).getRequest().getIfMatch()).isEqualTo("W/\"7\"");
    }

    @Test
    void otherPackageReplacesTheScore() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");

        Write write = Plans.write(UaPatient.aPatient().scoredBy(OTHER_PACKAGE), current);

        assertThat(write.riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.AMENDED);
        assertThat(write.riskAssessment().getPerformer().getReference())
                .isEqualTo("Device/" + RiskAssessmentWriter.deviceIdOf(OTHER_PACKAGE));
    }

    @Test
    void serverThatAssignedItsOwnIdIsUpdatedUnderThatId() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");
        current.setId("RiskAssessment/4711/_history/1");

        Write write = Plans.write(newCrp(), current);

        assertThat(write.entries().get(0).getRequest().getUrl()).isEqualTo("RiskAssessment/4711");
        assertThat(Plans.provenance(write).getTargetFirstRep().getReference()).isEqualTo("RiskAssessment/4711");
    }

    @Test
    void onlyDemonstrationModelsCarryTheTagAndTheNote() {
        RiskAssessment demonstration = Plans.write(UaPatient.aPatient(), null).riskAssessment();
        RiskAssessment real =
                Plans.write(UaPatient.aPatient().scoredBy(OTHER_PACKAGE), null).riskAssessment();

        assertThat(demonstration.getMeta().getTag(RheumaRouteUris.DATA_ORIGIN, RheumaRouteUris.INVENTED_TRAINING_DATA))
                .isNotNull();
        assertThat(demonstration.getNote()).extracting(Annotation::getText).contains(Notes.INVENTED);
        assertThat(real.getMeta().getTag()).isEmpty();
        assertThat(real.getNote())
                .extracting(Annotation::getText)
                .contains(Notes.RESEARCH_USE)
                .doesNotContain(Notes.INVENTED);
    }

    @Test
    void notesNameMissingAndCensoredInputs() {
        assertThat(Plans.write(UaPatient.aPatientWithManyMissing(), null)
                        .riskAssessment()
                        .getNote())
                .extracting(Annotation::getText)
                .anyMatch(
                        text -> text.startsWith("Not known") && text.contains("ESR, MMP-3") && text.contains("HAQ-DI"));
        assertThat(Plans.write(UaPatient.aSeropositivePatientWithCensoredInputs(), null)
                        .riskAssessment()
                        .getNote())
                .extracting(Annotation::getText)
                .anyMatch(text -> text.contains("assay limit") && text.endsWith("CRP, Anti-CCP."));
    }

    @Test
    void rationaleNamesDirectionValueUnitAndDate() {
        assertThat(prediction(UaPatient.aPatient()).getRationale())
                .startsWith("Raised by MMP-3: 88.4 ng/mL (2026-05-28); CRP: 12 mg/L (2026-05-28)")
                .contains("Lowered by Anti-CCP: 0.8 U/mL (2026-05-20); Age: 52 years (2026-05-28)")
                .doesNotContain("BMI"); // the seventh
        assertThat(prediction(UaPatient.aPatientWithManyMissing()).getRationale())
                .contains("MMP-3: not known");
    }

    @Test
    void provenanceNamesSourcesModelAndWhatWasReplaced() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "7");
        Write write = Plans.write(newCrp(), current);

        assertThat(Plans.provenance(write).getEntity())
                .filteredOn(entity -> entity.getRole().toCode().equals("source"))
                .extracting(entity -> entity.getWhat().getReference())
                .containsExactlyElementsOf(newCrp().ready().basis());
        assertThat(Plans.provenance(write).getEntity())
                .filteredOn(entity -> entity.getRole().toCode().equals("derivation"))
                .extracting(entity -> entity.getWhat().getIdentifier().getValue())
                .containsExactly(UaPatient.PACKAGE.sha256());
        assertThat(Plans.provenance(write).getEntity())
                .filteredOn(entity -> entity.getRole().toCode().equals("revision"))
                .extracting(ProvenanceEntityComponent::getWhat)
                .extracting(Reference::getReference)
                .containsExactly("RiskAssessment/" + current.getIdElement().getIdPart() + "/_history/7");
        assertThat(Plans.provenance(write).getActivity().getCodingFirstRep().getCode())
                .isEqualTo("UPDATE");
    }

    @Test
    void everyVersionHasItsOwnProvenanceAndARetryHitsTheSame() {
        Write first = Plans.write(UaPatient.aPatient(), null);
        Write second = Plans.write(newCrp(), Plans.stored(first, "1"));
        Write backToFirst = Plans.write(UaPatient.aPatient(), Plans.stored(second, "2"));
        Write retry = Plans.write(UaPatient.aPatient(), Plans.stored(second, "2"));

        assertThat(Stream.of(first, second, backToFirst).map(RiskAssessmentWriterTest::provenanceId))
                .doesNotHaveDuplicates();
        assertThat(provenanceId(retry)).isEqualTo(provenanceId(backToFirst));
        assertThat(backToFirst
                        .riskAssessment()
                        .getExtensionByUrl(RheumaRouteUris.SCORE_PROVENANCE)
                        .getValue())
                .asInstanceOf(InstanceOfAssertFactories.type(Reference.class))
                .extracting(Reference::getReference)
                .isEqualTo("Provenance/" + provenanceId(backToFirst));
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void refusalWithdrawsTheStandingScoreOnce(DeclineReason reason) {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");

        Write write = (Write) Plans.decline(UaPatient.aPatient(), reason, current);

        RiskAssessmentView view = RiskAssessmentView.of(write.riskAssessment());
        assertThat(write.kind()).isEqualTo(Write.Kind.WITHDRAWN);
        assertThat(view.isWithdrawn()).isTrue();
        assertThat(view.withdrawnFor()).contains(reason.code());
        assertThat(view.percent()).isEmpty();
        assertThat(write.entries().get(0).getRequest().getIfMatch()).isEqualTo("W/\"1\"");
        assertThat(Plans.decline(UaPatient.aPatient(), reason, Plans.stored(write, "2")))
                .isEqualTo(new Nothing());
    }

    @Test
    void wrongInputsAreInErrorAndClosedQuestionsAreCancelled() {
        assertThat(Withdrawals.statusFor(DeclineReason.MISSING_INPUT)).isEqualTo(RiskAssessmentStatus.ENTEREDINERROR);
        assertThat(Withdrawals.statusFor(DeclineReason.ALREADY_RA)).isEqualTo(RiskAssessmentStatus.CANCELLED);
    }

    @Test
    void refusalWithoutAScoreInTheEhrWritesNothing() {
        assertThat(Plans.decline(UaPatient.aPatient(), DeclineReason.ALREADY_RA, null))
                .isEqualTo(new Nothing());
    }

    @Test
    void otherReasonIsWrittenOverTheFirst() {
        Write missing = (Write) Plans.decline(
                UaPatient.aPatient(),
                DeclineReason.MISSING_INPUT,
                Plans.stored(Plans.write(UaPatient.aPatient(), null), "1"));

        Write ra = (Write) Plans.decline(UaPatient.aPatient(), DeclineReason.ALREADY_RA, Plans.stored(missing, "2"));

        assertThat(RiskAssessmentView.of(ra.riskAssessment()).withdrawnFor()).contains("already-ra");
        assertThat(ra.riskAssessment().getExtensionsByUrl(RheumaRouteUris.WITHDRAWAL_REASON))
                .hasSize(1);
    }

    @Test
    void scoreThatWeWithdrewComesBackWithItsInputs() {
        Write withdrawn = (Write) Plans.decline(
                UaPatient.aPatient(),
                DeclineReason.MISSING_INPUT,
                Plans.stored(Plans.write(UaPatient.aPatient(), null), "1"));

        Write back = Plans.write(UaPatient.aPatient(), Plans.stored(withdrawn, "2"));

        assertThat(back.riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.AMENDED);
        assertThat(RiskAssessmentView.of(back.riskAssessment()).percent())
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("32.4"));
        assertThat(back.riskAssessment().getExtensionByUrl(RheumaRouteUris.WITHDRAWAL_REASON))
                .isNull();
    }

    @Test
    void scoreThatAPersonWithdrewStaysWithdrawnUntilAnInputChanges() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "2");
        current.setStatus(RiskAssessmentStatus.ENTEREDINERROR);

        assertThat(Plans.plan(UaPatient.aPatient(), current)).isEqualTo(new Unchanged());
        assertThat(Plans.decline(UaPatient.aPatient(), DeclineReason.ALREADY_RA, current))
                .isEqualTo(new Nothing());
        assertThat(Plans.plan(newCrp(), current)).isInstanceOf(Write.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p2",
                "Patient/p11",
                "Patient/P1",
                "Practitioner/p1",
                "Group/p1",
                "#p1",
                "p1",
                "urn:uuid:p1",
                "http://elsewhere.example/fhir/Patient/p1",
                "Patient/p1x/_history/p1"
            })
    void neverReplacesTheScoreOfAnotherSubject(String reference) {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");
        current.setSubject(new Reference(reference));

        assertThatThrownBy(() -> Plans.plan(newCrp(), current))
                .isInstanceOfSatisfying(
                        ForeignRiskAssessmentException.class,
                        e -> assertThat(e.mismatch()).isEqualTo(Mismatch.SUBJECT))
                .hasMessageNotContaining("p1");
        assertThatThrownBy(() -> Plans.decline(UaPatient.aPatient(), DeclineReason.ALREADY_RA, current))
                .isInstanceOf(ForeignRiskAssessmentException.class);
    }

    @Test
    void absoluteSubjectOfTheSameServerIsTheSamePatient() {
        RiskAssessment current = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");
        String id = current.getIdElement().getIdPart();
        current.setId("http://ehr.example/fhir/RiskAssessment/" + id + "/_history/1");
        current.setSubject(new Reference("http://ehr.example/fhir/Patient/p1"));

        assertThat(Plans.plan(UaPatient.aPatient(), current)).isEqualTo(new Unchanged());
    }

    @Test
    void neverReplacesAnotherAuthorsOrAnotherQuestionsAssessment() {
        RiskAssessment foreign = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");
        foreign.setIdentifier(null);
        RiskAssessment otherKey = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");
        otherKey.getIdentifier().stream()
                .filter(identifier -> identifier.getSystem().equals(RheumaRouteUris.ASSESSMENT_KEY))
                .map(Identifier::getValueElement)
                .forEach(value -> value.setValue(RiskAssessmentWriter.idOf("p1", new TaskId("rrp"))));

        assertThatThrownBy(() -> Plans.plan(newCrp(), foreign))
                .isInstanceOfSatisfying(
                        ForeignRiskAssessmentException.class,
                        e -> assertThat(e.mismatch()).isEqualTo(Mismatch.NOT_OURS));
        assertThatThrownBy(() -> Plans.plan(newCrp(), otherKey))
                .isInstanceOfSatisfying(
                        ForeignRiskAssessmentException.class,
                        e -> assertThat(e.mismatch()).isEqualTo(Mismatch.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "1", "患者-0001", "urn:uuid:00000000-0000-0000-0000-000000000000", "a b/c?d#e|f", ""})
    void idIsLegalForOddPatientIds(String patientId) {
        assertThat(RiskAssessmentWriter.idOf(patientId, TaskId.UA_PROGRESSION)).matches("[A-Za-z0-9.-]{1,64}");
        assertThat(RiskAssessmentWriter.idOf(patientId + "x".repeat(300), new TaskId("a".repeat(200))))
                .matches("[A-Za-z0-9.-]{64}");
    }

    @Test
    void idsOfPatientsAndTasksDiffer() {
        TaskId longTask = new TaskId("response-to-something-very-long-one");
        TaskId longTwin = new TaskId("response-to-something-very-long-two");

        assertThat(Stream.of(
                        RiskAssessmentWriter.idOf("p1", longTask),
                        RiskAssessmentWriter.idOf("p1", longTwin),
                        RiskAssessmentWriter.idOf("p2", longTask),
                        RiskAssessmentWriter.idOf("P1", longTask)))
                .doesNotHaveDuplicates();
    }

    @Test
    void illegalPatientIdIsRefusedWithoutNamingIt() {
        assertThatThrownBy(() -> Plans.plan(UaPatient.aPatient().id("p1/../p2"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("p2");
    }

    @Test
    void scoreForAPatientWhoWasNotReadyIsACallersMistake() {
        UaPatient patient = UaPatient.aPatient();
        var notReady = patient.notReady(UaPatient.declined(DeclineReason.NO_ARTHRITIS));

        assertThatThrownBy(() -> Plans.writer().plan(notReady, patient.scored(), TaskId.UA_PROGRESSION, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void taskWithoutACodedOutcomeIsRefused() {
        assertThatThrownBy(() -> Plans.plan(UaPatient.aPatient().task("no-such-task"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-task");
    }

    private static UaPatient newCrp() {
        return UaPatient.aPatient().with("crp", 48, "2026-05-31", "Observation/crp2/_history/1");
    }

    private static RiskAssessmentPredictionComponent prediction(UaPatient patient) {
        return Plans.write(patient, null).riskAssessment().getPredictionFirstRep();
    }

    private static String provenanceId(Write write) {
        return Plans.provenance(write).getIdElement().getIdPart();
    }
}
