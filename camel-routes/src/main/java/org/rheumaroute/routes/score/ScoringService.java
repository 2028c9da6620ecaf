package org.rheumaroute.routes.score;

import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.model.Scorer;

/**
 * One package in service, with the preparation that fits its schema.
 *
 * @param scorer gives the scores
 * @param preparation makes vectors for exactly this scorer's schema
 * @param card what the EHR is told about the package
 */
public record ScoringService(Scorer scorer, PatientPreparation preparation, ModelCardFacts card) {
    /** The package's name and version only. */
    @Override
    public String toString() {
        return scorer.packageRef().label();
    }
}
