package org.rheumaroute.routes.score;

import java.util.Optional;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 3: ready to be scored, or not.
 *
 * @param trigger what started it
 * @param prepared the vector or the refusal
 * @param service the package that will answer; empty when none is active
 * @param current our RiskAssessment in the EHR now; null when there is none
 */
public record PreparedPatient(
        Trigger trigger,
        Prepared prepared,
        Optional<ScoringService> service,
        @Nullable RiskAssessment current) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "prepared for " + trigger;
    }
}
