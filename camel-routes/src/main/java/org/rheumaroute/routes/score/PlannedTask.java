package org.rheumaroute.routes.score;

import org.rheumaroute.fhir.write.WritePlan;

/**
 * One question with what has to be written for it.
 *
 * @param scored the outcome
 * @param plan what makes the EHR show it
 */
public record PlannedTask(ScoredTask scored, WritePlan plan) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "planned for " + scored.prepared().asked().task();
    }
}
