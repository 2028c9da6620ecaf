package org.rheumaroute.routes.score;

import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 2: the record as facts.
 *
 * @param trigger what started it
 * @param facts what was read
 * @param current our RiskAssessment in the EHR now; null when there is none
 */
public record ReadRecord(
        Trigger trigger, PatientFacts facts, @Nullable RiskAssessment current) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "read for " + trigger;
    }
}
