package org.rheumaroute.routes.score;

import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 4: the outcome is known.
 *
 * @param trigger what started it
 * @param prepared what was scored
 * @param outcome the score or the refusal
 * @param service the package that answered; null when none is active
 * @param current our RiskAssessment in the EHR now; null when there is none
 */
public record ScoredPatient(
        Trigger trigger,
        Prepared prepared,
        ScoreOutcome outcome,
        @Nullable ScoringService service,
        @Nullable RiskAssessment current) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "scored for " + trigger;
    }
}
