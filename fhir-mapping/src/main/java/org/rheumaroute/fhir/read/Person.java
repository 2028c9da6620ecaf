package org.rheumaroute.fhir.read;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Sex;

/**
 * What the Patient resource says.
 *
 * @param birthDate birth date with its precision; null when unknown
 * @param sex administrative sex
 * @param active false only when {@code Patient.active} is false
 * @param deceased true when a death is recorded
 * @param replacedBy id of the surviving record after a merge, {@link #UNNAMED} when the link names no patient of this
 *     server; null when there is none
 * @param source versioned reference of the Patient resource
 */
public record Person(
        @Nullable Moment birthDate,
        Sex sex,
        boolean active,
        boolean deceased,
        @Nullable String replacedBy,
        String source) {
    /** Stands for a surviving record that is not named; no FHIR id looks like this. */
    public static final String UNNAMED = "?";

    /** How old the person may be on a day; empty when the birth date is unknown. */
    public Optional<AgeRange> ageOn(LocalDate day) {
        return Optional.ofNullable(birthDate)
                .map(born -> new AgeRange(years(born.lastDate(), day), years(born.date(), day)));
    }

    private static int years(LocalDate born, LocalDate day) {
        return Period.between(born, day).getYears();
    }
}
