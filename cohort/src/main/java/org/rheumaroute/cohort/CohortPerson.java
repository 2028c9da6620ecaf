package org.rheumaroute.cohort;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * What a cohort query may ask about a person.
 *
 * @param birthDate date of birth, the first possible day when the record holds only a year or month; {@code null}
 *     when unknown
 * @param sex administrative sex
 * @param serostatus RF and anti-CCP taken together
 */
public record CohortPerson(@Nullable LocalDate birthDate, Sex sex, Serostatus serostatus) {}
