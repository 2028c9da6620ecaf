package org.rheumaroute.fhir.map;

import java.util.List;
import org.rheumaroute.model.feature.Evidence;

/** A patient who may be scored, or the refusal with its reason. */
public sealed interface Prepared permits Ready, NotReady {
    /** Who was prepared. */
    Subject subject();

    /** The inputs that were found, in the schema's order. */
    List<Evidence> evidence();
}
