package org.rheumaroute.cohort.d2t;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.model.DeclineReason;

/**
 * The current answer for one patient, with what it rests on. Immutable.
 *
 * @param patientId logical id of the patient in the EHR; not blank
 * @param person what queries may ask about the person
 * @param result the answer as a whole
 * @param reason why the question is not asked; {@code null} when it is
 * @param asOf the day for which it was asked
 * @param items every criterion and part, in the definition's order; none when the question is not asked
 * @param lookAgainOn the day on which it may read otherwise though nothing changes; {@code null} when time plays no part
 * @param settledAt when this answer was settled
 */
public record D2tEntry(
        String patientId,
        CohortPerson person,
        D2tResult result,
        @Nullable DeclineReason reason,
        LocalDate asOf,
        List<D2tItemAnswer> items,
        @Nullable LocalDate lookAgainOn,
        Instant settledAt) {
    public D2tEntry {
        items = List.copyOf(items);
        if (patientId.isBlank()) {
            throw new IllegalArgumentException("patient id must not be blank");
        }
        if ((result == D2tResult.NOT_ASKED) != (reason != null)) {
            throw new IllegalArgumentException("a reason belongs to 'not asked' and to nothing else");
        }
    }
}
