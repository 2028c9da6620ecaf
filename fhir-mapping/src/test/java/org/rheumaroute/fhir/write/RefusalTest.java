package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.TaskId;

/** What a refusal leaves in the chart, with the setting off and on. */
class RefusalTest {
    private static final UaPatient PATIENT = UaPatient.aPatient();

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void byDefaultARefusalLeavesNothing(DeclineReason reason) {
        assertThat(Plans.decline(PATIENT, reason, null)).isEqualTo(new Nothing());
    }

    @Test
    void noteSaysWhyWithoutAnyRisk() {
        Write write = noted(DeclineReason.MISSING_INPUT, null);

        RiskAssessment note = write.riskAssessment();
        assertThat(write.kind()).isEqualTo(Write.Kind.REFUSED);
        assertThat(note.getStatus()).isEqualTo(RiskAssessmentStatus.CANCELLED);
        assertThat(note.hasPrediction()).isFalse();
        assertThat(note.hasMethod()).isFalse();
        assertThat(((Coding) note.getExtensionByUrl(RheumaRouteUris.REFUSAL_REASON)
                                .getValue())
                        .getCode())
                .isEqualTo("missing-input");
        assertThat(note.getNote())
                .extracting(Annotation::getText)
                .contains("Inputs concerned: crp.", Notes.RESEARCH_USE)
                .anyMatch(text -> text.contains("a required input is missing"));
        assertThat(note.getText().getDiv().allText()).contains("リスクは計算されていません");
        assertThat(RiskAssessmentView.of(note).key()).contains(RiskAssessmentWriter.idOf("p1", TaskId.UA_PROGRESSION));
        assertThat(Plans.provenance(write).getActivity().getCodingFirstRep().getCode())
                .isEqualTo("CREATE");
    }

    @ParameterizedTest
    @EnumSource(
            value = DeclineReason.class,
            names = {
                "NO_PATIENT",
                "PATIENT_MERGED",
                "PATIENT_INACTIVE",
                "PATIENT_DECEASED",
                "OPTED_OUT",
                "NO_ACTIVE_PACKAGE"
            })
    void closedRecordsAndOurOwnTroublesAreNeverNoted(DeclineReason reason) {
        RiskAssessment standing = Plans.stored(noted(DeclineReason.MISSING_INPUT, null), "1");

        assertThat(declineNoting(reason, null)).isEqualTo(new Nothing());
        assertThat(declineNoting(reason, standing)).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @EnumSource(
            value = DeclineReason.class,
            mode = Mode.EXCLUDE,
            names = {
                "NO_PATIENT",
                "PATIENT_MERGED",
                "PATIENT_INACTIVE",
                "PATIENT_DECEASED",
                "OPTED_OUT",
                "NO_ACTIVE_PACKAGE"
            })
    void everyOtherReasonIsNotedOnce(DeclineReason reason) {
        Write first = noted(reason, null);

        assertThat(RiskAssessmentView.of(first.riskAssessment()).refusedFor()).contains(reason.code());
        assertThat(declineNoting(reason, Plans.stored(first, "1"))).isEqualTo(new Nothing());
    }

    @Test
    void otherReasonOrOtherInputsReplaceTheNoteEvenWhenTheSettingIsOffAgain() {
        RiskAssessment current = Plans.stored(noted(DeclineReason.MISSING_INPUT, null), "3");

        Write ra = (Write) Plans.decline(PATIENT, DeclineReason.ALREADY_RA, current);
        var withoutEsr = UaPatient.declined(DeclineReason.MISSING_INPUT, "esr");
        Write esr =
                (Write) Plans.writer().plan(PATIENT.notReady(withoutEsr), withoutEsr, TaskId.UA_PROGRESSION, current);

        assertThat(ra.kind()).isEqualTo(Write.Kind.REFUSED);
        assertThat(RiskAssessmentView.of(ra.riskAssessment()).refusedFor()).contains("already-ra");
        assertThat(ra.entries().get(0).getRequest().getIfMatch()).isEqualTo("W/\"3\"");
        assertThat(esr.riskAssessment().getNote())
                .extracting(Annotation::getText)
                .contains("Inputs concerned: esr.");
    }

    @Test
    void orderOfTheInputsConcernedDoesNotMatter() {
        var there = UaPatient.declined(DeclineReason.MISSING_INPUT, "crp", "rf");
        var back = UaPatient.declined(DeclineReason.MISSING_INPUT, "rf", "crp");

        assertThat(new Refusal("p1", TaskId.UA_PROGRESSION, there).digest())
                .isEqualTo(new Refusal("p1", TaskId.UA_PROGRESSION, back).digest())
                .isNotEqualTo(new Refusal("p1", new TaskId("rrp"), there).digest());
    }

    @Test
    void refusedThenScoredThenRefused() {
        RiskAssessment refused = Plans.stored(noted(DeclineReason.MISSING_INPUT, null), "1");

        Write scored =
                (Write) Plans.notingWriter().plan(PATIENT.ready(), PATIENT.scored(), TaskId.UA_PROGRESSION, refused);
        Write again = noted(DeclineReason.MISSING_INPUT, Plans.stored(scored, "2"));
        WritePlan still = declineNoting(DeclineReason.MISSING_INPUT, Plans.stored(again, "3"));

        assertThat(scored.kind()).isEqualTo(Write.Kind.WRITTEN);
        assertThat(scored.riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.AMENDED);
        assertThat(scored.riskAssessment().getExtensionByUrl(RheumaRouteUris.REFUSAL_REASON))
                .isNull();
        assertThat(scored.entries().get(0).getRequest().getIfMatch()).isEqualTo("W/\"1\"");
        assertThat(again.kind()).isEqualTo(Write.Kind.WITHDRAWN);
        assertThat(again.riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.ENTEREDINERROR);
        assertThat(RiskAssessmentView.of(again.riskAssessment()).refusedFor()).isEmpty();
        assertThat(still).isEqualTo(new Nothing());
    }

    @Test
    void withTheSettingOffANoteGivesWayToAScoreJustTheSame() {
        RiskAssessment refused = Plans.stored(noted(DeclineReason.MISSING_INPUT, null), "1");

        assertThat(Plans.write(PATIENT, refused).riskAssessment().getStatus()).isEqualTo(RiskAssessmentStatus.AMENDED);
        assertThat(Plans.decline(PATIENT, DeclineReason.MISSING_INPUT, refused)).isEqualTo(new Nothing());
    }

    @Test
    void noteThatAPersonTookBackIsNotWrittenAgain() {
        RiskAssessment tookBack = Plans.stored(noted(DeclineReason.MISSING_INPUT, null), "2");
        tookBack.setStatus(RiskAssessmentStatus.ENTEREDINERROR);

        assertThat(declineNoting(DeclineReason.MISSING_INPUT, tookBack)).isEqualTo(new Nothing());
        assertThat(declineNoting(DeclineReason.ALREADY_RA, tookBack)).isEqualTo(new Nothing());
        assertThat(Plans.plan(PATIENT, tookBack)).isInstanceOf(Write.class);
    }

    private static WritePlan declineNoting(DeclineReason reason, @Nullable RiskAssessment current) {
        return Plans.decline(Plans.notingWriter(), PATIENT, reason, current);
    }

    private static Write noted(DeclineReason reason, @Nullable RiskAssessment current) {
        return (Write) declineNoting(reason, current);
    }
}
