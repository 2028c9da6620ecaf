package org.rheumaroute.routes.ehr;

import java.util.List;

/**
 * Whose record to read.
 *
 * @param patientId logical id of the Patient
 * @param riskAssessmentIds ids under which our own RiskAssessments of this patient would stand; absent ones are fine
 * @param limits where to stop
 */
public record PullRequest(String patientId, List<String> riskAssessmentIds, PullLimits limits) {
    public PullRequest {
        FhirIds.requireId(patientId);
        riskAssessmentIds = List.copyOf(riskAssessmentIds);
        riskAssessmentIds.forEach(FhirIds::requireId);
    }

    /** With {@link PullLimits#STANDARD}. */
    public static PullRequest of(String patientId, List<String> riskAssessmentIds) {
        return new PullRequest(patientId, riskAssessmentIds, PullLimits.STANDARD);
    }

    @Override
    public String toString() {
        return "pull of one patient";
    }
}
