package org.rheumaroute.routes.score;

import org.rheumaroute.fhir.map.Prepared;

/**
 * One patient, prepared for a shadow package.
 *
 * @param service the shadow
 * @param prepared by the shadow's own schema
 */
public record ShadowQuestion(ScoringService service, Prepared prepared) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "question to " + service;
    }
}
