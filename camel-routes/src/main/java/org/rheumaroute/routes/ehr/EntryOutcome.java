package org.rheumaroute.routes.ehr;

import java.util.Optional;

/**
 * What became of one entry of a transaction.
 *
 * @param type resource type
 * @param id logical id; empty if the EHR did not say
 * @param versionId version now; empty if the EHR did not say
 * @param status HTTP status of this entry: 200 changed or unchanged, 201 created
 */
public record EntryOutcome(String type, Optional<String> id, Optional<String> versionId, int status) {
    /** Without the id, which does not belong into logs. */
    @Override
    public String toString() {
        return type + " " + status;
    }
}
