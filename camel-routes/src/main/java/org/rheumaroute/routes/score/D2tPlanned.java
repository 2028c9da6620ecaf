package org.rheumaroute.routes.score;

import org.rheumaroute.fhir.write.WritePlan;

/**
 * The rule's answer with what has to be written for it.
 *
 * @param asked the answer
 * @param plan what makes the EHR show it
 */
public record D2tPlanned(D2tAsked asked, WritePlan plan) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "difficult-to-treat arthritis planned";
    }
}
