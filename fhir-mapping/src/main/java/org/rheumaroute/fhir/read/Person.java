package org.rheumaroute.fhir.read;

import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Sex;

/**
 * What the Patient resource says.
 *
 * @param birthDate birth date with its precision; null when unknown
 * @param sex administrative sex
 * @param active false only when {@code Patient.active} is false
 * @param deceased true when a death is recorded
 * @param replacedBy id of the surviving record after a merge; null when there is none
 * @param source versioned reference of the Patient resource
 */
public record Person(
        @Nullable Moment birthDate,
        Sex sex,
        boolean active,
        boolean deceased,
        @Nullable String replacedBy,
        String source) {}
