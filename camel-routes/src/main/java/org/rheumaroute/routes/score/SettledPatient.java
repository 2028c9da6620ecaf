package org.rheumaroute.routes.score;

import org.rheumaroute.cohort.ledger.Settlement;

/**
 * Stage 6: the EHR shows the outcome.
 *
 * @param scored the outcome
 * @param settlement how the trigger ended
 */
public record SettledPatient(ScoredPatient scored, Settlement settlement) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "settled " + scored.trigger();
    }
}
