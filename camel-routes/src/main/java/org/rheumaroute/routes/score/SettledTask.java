package org.rheumaroute.routes.score;

import org.rheumaroute.cohort.ledger.Settlement;

/**
 * One question whose outcome the EHR shows.
 *
 * @param scored the outcome
 * @param settlement how the trigger ended for this question
 */
public record SettledTask(ScoredTask scored, Settlement settlement) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "settled for " + scored.prepared().asked().task();
    }
}
