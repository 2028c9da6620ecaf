package org.rheumaroute.routes.score;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.d2t.D2tAnswer;
import org.rheumaroute.fhir.map.Subject;

/**
 * The rule's answer about one patient.
 *
 * @param subject who
 * @param answer what the record says, or why it was not asked
 * @param lookAgainOn when it may read otherwise by time alone; empty when time plays no part
 * @param asOf the day for which it was asked
 * @param current our Observation in the EHR now; null when there is none
 */
public record D2tAsked(
        Subject subject,
        D2tAnswer answer,
        Optional<LocalDate> lookAgainOn,
        LocalDate asOf,
        @Nullable Observation current) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "difficult-to-treat arthritis asked";
    }
}
