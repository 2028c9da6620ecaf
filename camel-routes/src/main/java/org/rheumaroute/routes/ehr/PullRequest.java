package org.rheumaroute.routes.ehr;

import java.util.List;

/**
 * Whose record to read.
 *
 * @param patientId logical id of the Patient
 * @param riskAssessmentIds ids under which our own RiskAssessments of this patient would stand; absent ones are fine
 * @param observationIds ids under which our own Observations of this patient would stand; absent ones are fine
 * @param limits where to stop
 */
public record PullRequest(
        String patientId, List<String> riskAssessmentIds, List<String> observationIds, PullLimits limits) {
    public PullRequest {
        FhirIds.requireId(patientId);
        riskAssessmentIds = List.copyOf(riskAssessmentIds);
        riskAssessmentIds.forEach(FhirIds::requireId);
        observationIds = List.copyOf(observationIds);
        observationIds.forEach(FhirIds::requireId);
    }

    /** With {@link PullLimits#STANDARD}. */
    public static PullRequest of(String patientId, List<String> riskAssessmentIds) {
        return new PullRequest(patientId, riskAssessmentIds, List.of(), PullLimits.STANDARD);
    }

    /** The same with Observations of ours: asked for by id, as a search may not show yet what was just written. */
    public PullRequest withObservations(List<String> ids) {
        return new PullRequest(patientId, riskAssessmentIds, ids, limits);
    }

    @Override
    public String toString() {
        return "pull of one patient";
    }
}
