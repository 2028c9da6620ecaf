package org.rheumaroute.routes.score;

import org.rheumaroute.routes.ehr.PatientRecord;

/**
 * Stage 1: the record as the EHR gave it.
 *
 * @param asked what is asked
 * @param record unread
 */
public record PulledRecord(AskedPatient asked, PatientRecord record) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "pulled for " + asked.trigger();
    }
}
