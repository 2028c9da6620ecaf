package org.rheumaroute.routes.score;

import org.rheumaroute.cohort.ledger.Settlement;

/**
 * The rule's answer as the EHR shows it.
 *
 * @param asked the answer
 * @param settlement how the trigger ended for it
 */
public record D2tSettled(D2tAsked asked, Settlement settlement) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "difficult-to-treat arthritis settled";
    }
}
