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

    /** The last local day that it can mean; the same as {@link #date()} when the day is known. */
    public LocalDate lastDate() {
        return switch (precision) {
            case YEAR -> date.plusYears(1).minusDays(1);
            case MONTH -> date.plusMonths(1).minusDays(1);
            case DAY, INSTANT -> date;
        };
    }
}
