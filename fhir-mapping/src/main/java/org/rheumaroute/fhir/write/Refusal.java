package org.rheumaroute.fhir.write;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;

/**
 * A refusal where no score of ours stands, and its form in the EHR: a RiskAssessment without prediction. No model takes
 * part in it, so the performer is the program and no method is named; no basis either, as a refusal rests on what is
 * absent or on rules.
 *
 * @param patientId logical id of the patient
 * @param task the question that was asked
 * @param declined the refusal
 */
record Refusal(String patientId, TaskId task, Declined declined) {
    private static final String FORMAT = "rheumaroute-refusal-digest-1";

    /**
     * Whether a note of it may be put into the record. Not where the record is closed to us or is no patient's, and not
     * where the reason lies with us.
     */
    boolean mayBeNoted() {
        return switch (declined.reason()) {
            case NO_PATIENT, PATIENT_MERGED, PATIENT_INACTIVE, PATIENT_DECEASED, OPTED_OUT, NO_ACTIVE_PACKAGE -> false;
            case DEMOGRAPHICS_UNKNOWN,
                    NOT_ADULT,
                    ALREADY_RA,
                    RA_IN_HISTORY,
                    EXCLUDED_DISEASE,
                    UNCLEAR_DIAGNOSIS,
                    NO_ARTHRITIS,
                    NO_RA,
                    NOT_STARTING,
                    MISSING_INPUT,
                    STALE_INPUT,
                    OUT_OF_RANGE,
                    TOO_FEW_INPUTS,
                    UNUSUAL_COMBINATION,
                    RECORD_TOO_LARGE -> true;
        };
    }

    /** Id of the RiskAssessment of this patient and question; a later score takes the same place. */
    String assessmentId() {
        return RiskAssessmentWriter.idOf(patientId, task);
    }

    /** Over question, reason and inputs concerned in any order; never equal to a score's digest. */
    String digest() {
        List<String> lines = new ArrayList<>(
                declined.missing().stream().map(FeatureName::value).sorted().toList());
        lines.add(
                0,
                Digests.joined(List.of(FORMAT, task.value(), declined.reason().code())));
        return Digests.sha256(lines);
    }

    /** The whole RiskAssessment; why it is {@code cancelled} is told at {@link RiskAssessmentWriter#plan}. */
    RiskAssessment note(String id, String provenanceId, OffsetDateTime at) {
        RiskAssessment note = new RiskAssessment();
        note.setId(id);
        note.getMeta().addSecurity(Codings.assertedByAi());
        List<String> words = Notes.ofRefusal(declined);
        note.setText(Narratives.ofRefusal(declined, words));
        note.addExtension(new Extension(RheumaRouteUris.REFUSAL_REASON, Withdrawals.coding(declined.reason())));
        Assessments.pointToProvenance(note, provenanceId);
        note.addIdentifier(Codings.identifier(RheumaRouteUris.ASSESSMENT_KEY, assessmentId()));
        note.addIdentifier(Codings.identifier(RheumaRouteUris.INPUT_DIGEST, digest()));
        note.setStatus(RiskAssessmentStatus.CANCELLED);
        note.setCode(Assessments.code(TaskOutcome.of(task)));
        note.setSubject(new Reference("Patient/" + patientId));
        note.setOccurrence(Assessments.dateTime(at));
        note.setPerformer(program());
        Assessments.addNotes(note, words);
        return note;
    }

    /** By identifier: the EHR need not hold a Device for the program. */
    static Reference program() {
        return new Reference()
                .setType("Device")
                .setIdentifier(Codings.identifier(RheumaRouteUris.SOFTWARE, RheumaRouteUris.SELF))
                .setDisplay("RheumaRoute");
    }
}
