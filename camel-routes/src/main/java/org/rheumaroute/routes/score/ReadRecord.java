package org.rheumaroute.routes.score;

import java.util.Map;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.TaskId;

/**
 * Stage 2: the record as facts.
 *
 * @param asked what is asked
 * @param facts what was read, once for all questions
 * @param current our RiskAssessments in the EHR now; none for a question without one
 * @param flag our flag in the EHR now; null when there is none
 */
public record ReadRecord(
        AskedPatient asked,
        PatientFacts facts,
        Map<TaskId, RiskAssessment> current,
        @Nullable Observation flag) {
    public ReadRecord {
        current = Map.copyOf(current);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "read for " + asked.trigger();
    }
}
