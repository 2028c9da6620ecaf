package org.rheumaroute.fhir.write;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;

/**
 * Takes a standing score back. The probability goes, so that a viewer or a search that overlooks the status cannot
 * show it; the server's history keeps it. Identity, method, subject and basis stay.
 */
final class Withdrawals {
    private Withdrawals() {}

    static RiskAssessment of(RiskAssessment current, Declined declined, String provenanceId) {
        RiskAssessment withdrawn = current.copy();
        withdrawn.setId(current.getIdElement().getIdPart());
        withdrawn.setMeta(new Meta()
                .setSecurity(current.getMeta().getSecurity())
                .setTag(current.getMeta().getTag()));
        withdrawn.setStatus(statusFor(declined.reason()));
        withdrawn.setPrediction(null);
        withdrawn.setMitigationElement(null);
        withdrawn.setNote(null);
        withdrawn.setExtension(null);
        withdrawn.addExtension(new Extension(RheumaRouteUris.WITHDRAWAL_REASON, coding(declined.reason())));
        Assessments.pointToProvenance(withdrawn, provenanceId);
        List<String> notes = Notes.of(declined);
        Assessments.addNotes(withdrawn, notes);
        withdrawn.setText(Narratives.of(declined, notes));
        return withdrawn;
    }

    static Coding coding(DeclineReason reason) {
        return new Coding(RheumaRouteUris.DECLINE_REASON, reason.code(), reason.english());
    }

    /**
     * FHIR keeps {@code entered-in-error} for what should never have existed, and asks for {@code cancelled} where it
     * was right and acted upon. So: an input or an eligibility that no longer holds makes the old number wrong; news
     * that closes the question (a diagnosis, a death, an opt-out, age of the inputs, no model) leaves it right for its
     * day.
     */
    static RiskAssessmentStatus statusFor(DeclineReason reason) {
        return switch (reason) {
            case NO_PATIENT,
                    PATIENT_MERGED,
                    DEMOGRAPHICS_UNKNOWN,
                    NOT_ADULT,
                    UNCLEAR_DIAGNOSIS,
                    NO_ARTHRITIS,
                    NO_RA,
                    MISSING_INPUT,
                    OUT_OF_RANGE,
                    TOO_FEW_INPUTS,
                    UNUSUAL_COMBINATION -> RiskAssessmentStatus.ENTEREDINERROR;
            case PATIENT_INACTIVE,
                    PATIENT_DECEASED,
                    OPTED_OUT,
                    ALREADY_RA,
                    RA_IN_HISTORY,
                    EXCLUDED_DISEASE,
                    NOT_STARTING,
                    STALE_INPUT,
                    NO_ACTIVE_PACKAGE,
                    RECORD_TOO_LARGE -> RiskAssessmentStatus.CANCELLED;
        };
    }
}
