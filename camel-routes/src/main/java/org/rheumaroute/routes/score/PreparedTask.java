package org.rheumaroute.routes.score;

import java.util.Optional;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.map.Prepared;

/**
 * One question, ready to be answered or not.
 *
 * @param asked the question and who answers it
 * @param prepared the vector or the refusal
 * @param current our RiskAssessment in the EHR now; null when there is none
 * @param shadow the same for the package beside it; empty when there is none
 */
public record PreparedTask(
        AskedTask asked, Prepared prepared, @Nullable RiskAssessment current, Optional<ShadowQuestion> shadow) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "prepared for " + asked.task();
    }
}
