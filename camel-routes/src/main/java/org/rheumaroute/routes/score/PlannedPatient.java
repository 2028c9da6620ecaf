package org.rheumaroute.routes.score;

import org.rheumaroute.fhir.write.WritePlan;

/**
 * Stage 5: what has to be written is known.
 *
 * @param scored the outcome
 * @param plan what makes the EHR show it
 */
public record PlannedPatient(ScoredPatient scored, WritePlan plan) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "planned for " + scored.trigger();
    }
}
