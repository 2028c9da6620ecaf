package org.rheumaroute.fhir.write;

import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.fhir.write.ForeignRiskAssessmentException.Mismatch;
import org.rheumaroute.model.TaskId;

/** Makes sure that what is about to be replaced is ours, of this patient and of this question. */
final class Ownership {
    private Ownership() {}

    /**
     * Checks a RiskAssessment that may be replaced.
     *
     * @param patientId logical id of the patient who was scored
     * @param task the question that was asked
     * @throws ForeignRiskAssessmentException when anything does not fit or cannot be compared
     */
    static void check(RiskAssessment current, String patientId, TaskId task) {
        RiskAssessmentView view = RiskAssessmentView.of(current);
        String key = view.key().orElseThrow(() -> new ForeignRiskAssessmentException(Mismatch.NOT_OURS));
        if (!isSubject(current.getSubject(), current.getIdElement(), patientId)) {
            throw new ForeignRiskAssessmentException(Mismatch.SUBJECT);
        }
        if (!key.equals(RiskAssessmentWriter.idOf(patientId, task))) {
            throw new ForeignRiskAssessmentException(Mismatch.KEY);
        }
    }

    /** Whether a flag that may be replaced is ours and this patient's. */
    static boolean isOurFlag(Observation current, String patientId) {
        boolean isOurs = current.getIdentifier().stream()
                .anyMatch(one -> RheumaRouteUris.ASSESSMENT_KEY.equals(one.getSystem())
                        && D2tWriter.idOf(patientId).equals(one.getValue()));
        return isOurs && isSubject(current.getSubject(), current.getIdElement(), patientId);
    }

    /** An absolute reference counts only when it points to the server that the resource itself came from. */
    private static boolean isSubject(Reference reference, IIdType from, String patientId) {
        IIdType subject = reference.getReferenceElement();
        boolean sameServer = !subject.hasBaseUrl() || subject.getBaseUrl().equals(from.getBaseUrl());
        return sameServer && "Patient".equals(subject.getResourceType()) && patientId.equals(subject.getIdPart());
    }
}
