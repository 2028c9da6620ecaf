package org.rheumaroute.fhir.read;

import org.jspecify.annotations.Nullable;

/**
 * One drug of one patient, as requested or stated.
 *
 * @param drug our drug concept, for example {@code methotrexate}
 * @param drugClass our class, for example {@code csdmard}
 * @param start when it was ordered or began; null when unknown
 * @param stop when it ended; null when unknown or running
 * @param source versioned reference
 */
public record MedicationUse(
        String drug,
        String drugClass,
        @Nullable Moment start,
        @Nullable Moment stop,
        String source) {}
