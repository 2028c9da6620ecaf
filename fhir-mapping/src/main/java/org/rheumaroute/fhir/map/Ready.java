package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.List;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A patient who may be scored.
 *
 * @param subject who
 * @param vector the inputs in the schema's order
 * @param evidence where each known input came from, in the schema's order
 * @param indexDate date of the newest dated evidence
 * @param basis versioned references of everything that was used, sorted, without doubles
 */
public record Ready(
        Subject subject, FeatureVector vector, List<Evidence> evidence, LocalDate indexDate, List<String> basis)
        implements Prepared {
    public Ready {
        evidence = List.copyOf(evidence);
        basis = List.copyOf(basis);
    }
}
