package org.rheumaroute.routes.ehr;

import java.time.Instant;
import java.util.Optional;

/**
 * One resource that is newer than asked for.
 *
 * @param type resource type
 * @param id its logical id
 * @param versionId empty if the EHR states none
 * @param lastUpdated empty if the EHR states none
 * @param patientId the patient it is about; empty when it refers to none by a literal reference into this EHR
 */
public record EhrChange(
        String type, String id, Optional<String> versionId, Optional<Instant> lastUpdated, Optional<String> patientId) {
    /** The type only: ids do not belong into logs. */
    @Override
    public String toString() {
        return "change of " + type;
    }
}
