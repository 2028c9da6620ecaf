package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.List;
import org.rheumaroute.model.clinical.Visit;

/**
 * What was found at one visit, and where it stands in the record.
 *
 * @param day the day on which the joints were counted
 * @param visit what was found; a missing part gives no index
 * @param sources versioned references of the results used, sorted
 */
public record DatedVisit(LocalDate day, Visit visit, List<String> sources) {
    public DatedVisit {
        sources = List.copyOf(sources);
    }
}
