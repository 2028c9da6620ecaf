package org.rheumaroute.fhir.d2t;

import org.rheumaroute.model.DeclineReason;

/**
 * The question is not asked about this patient.
 *
 * @param patientId logical id
 * @param reason why
 */
public record D2tNotAsked(String patientId, DeclineReason reason) implements D2tAnswer {
    @Override
    public boolean isFlagged() {
        return false;
    }

    @Override
    public String code() {
        return reason.code();
    }
}
