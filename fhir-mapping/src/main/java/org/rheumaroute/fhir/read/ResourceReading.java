package org.rheumaroute.fhir.read;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one resource, and what was read from it. Text holds patient data: never log it.
 *
 * @param source name of the file or stream it came from
 * @param resourceType type as written; {@code ?} when unreadable
 * @param id logical id; null when it has none
 * @param patient id of the patient it speaks of; null when unknown
 * @param disposition read, refused or not used
 * @param concept our concept, for example {@code crp}; several are joined by {@code ;}; null when none
 * @param value value in the concept's canonical unit, with its comparator before it; null when none
 * @param unit canonical UCUM unit; null when none
 * @param effective clinically relevant time with its precision and zone as written; null when none
 * @param status the resource's status as written; null when none
 * @param reason why it was refused or not used; null exactly when it was read
 * @param caution why a person should look at a value before believing it, for example {@code ten-times-off}; several
 *     are joined by {@code ;}; null when none
 * @param detail more about the reason in words, for example how many joints are missing; null when there is no more
 */
public record ResourceReading(
        String source,
        String resourceType,
        @Nullable String id,
        @Nullable String patient,
        Disposition disposition,
        @Nullable String concept,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String effective,
        @Nullable String status,
        @Nullable ReadReason reason,
        @Nullable String caution,
        @Nullable String detail) {
    public ResourceReading {
        Objects.requireNonNull(source);
        if (reason == null ? disposition != Disposition.READ : disposition != reason.disposition()) {
            throw new IllegalArgumentException("disposition " + disposition + " does not go with reason " + reason);
        }
    }
}
