package org.rheumaroute.fhir.map;

import java.util.List;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.feature.Evidence;

/**
 * A patient who may not be scored.
 *
 * @param subject who
 * @param declined why
 * @param evidence the inputs that were found, in the schema's order
 */
public record NotReady(Subject subject, Declined declined, List<Evidence> evidence) implements Prepared {
    public NotReady {
        evidence = List.copyOf(evidence);
    }
}
