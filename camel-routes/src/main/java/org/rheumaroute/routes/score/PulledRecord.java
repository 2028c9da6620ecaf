package org.rheumaroute.routes.score;

import org.rheumaroute.routes.ehr.PatientRecord;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 1: the record as the EHR gave it.
 *
 * @param trigger what started it
 * @param record unread
 */
public record PulledRecord(Trigger trigger, PatientRecord record) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "pulled for " + trigger;
    }
}
