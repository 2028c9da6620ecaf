package org.rheumaroute.routes.ehr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What may have changed.
 *
 * @param types resource types, asked one after the other
 * @param since the newest time seen so far, by the EHR's clock
 * @param overlap how far to look back before it, 0 or more: a server makes resources visible in another order than it
 *     stamps them. What lies in the overlap comes again.
 */
public record ChangesRequest(List<String> types, Instant since, Duration overlap) {
    public ChangesRequest {
        types = List.copyOf(types);
        types.forEach(FhirIds::requireType);
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("overlap must be 0 or more, was " + overlap);
        }
    }

    /** The earliest time asked for, never before 1970. */
    Instant from() {
        Instant earliest = Instant.EPOCH.plus(overlap);
        return since.isBefore(earliest) ? Instant.EPOCH : since.minus(overlap);
    }
}
