package org.rheumaroute.fhir.read;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR time with the precision it was written in; a date stays a date.
 *
 * @param date local day; the first possible one when only a year or a month is known
 * @param precision how much was written
 * @param instant the exact time with its offset; null unless precision is {@code INSTANT}
 */
public record Moment(
        LocalDate date, Precision precision, @Nullable OffsetDateTime instant) {
    /** How much of a time is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        INSTANT
    }

    public Moment {
        Objects.requireNonNull(date);
        if ((precision == Precision.INSTANT) != (instant != null)) {
            throw new IllegalArgumentException("an instant goes with precision INSTANT only");
        }
    }
}
