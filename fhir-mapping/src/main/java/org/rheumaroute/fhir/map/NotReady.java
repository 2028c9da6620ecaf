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
 * @param past starts of drugs that lie behind; none for a question that is not about a start
 */
public record NotReady(Subject subject, Declined declined, List<Evidence> evidence, PastStarts past)
        implements Prepared {
    /** Without any start that lies behind. */
    public NotReady(Subject subject, Declined declined, List<Evidence> evidence) {
        this(subject, declined, evidence, PastStarts.NONE);
    }

    public NotReady {
        evidence = List.copyOf(evidence);
    }
}
