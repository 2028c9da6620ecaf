package org.rheumaroute.fhir.read;

import org.jspecify.annotations.Nullable;

/**
 * One diagnosis of one patient.
 *
 * @param concept our disease concept, for example {@code rheumatoid-arthritis}
 * @param certainty whether it is established or only suspected
 * @param onset when it began or was recorded; null when unknown
 * @param ended true when it is resolved, inactive or has an abatement; a disease in remission has not ended
 * @param abatement when it ended; null when unknown or not ended
 * @param source versioned reference
 */
public record Diagnosis(
        String concept,
        Certainty certainty,
        @Nullable Moment onset,
        boolean ended,
        @Nullable Moment abatement,
        String source) {
    /** How sure the record is. */
    public enum Certainty {
        ESTABLISHED,
        SUSPECTED
    }
}
