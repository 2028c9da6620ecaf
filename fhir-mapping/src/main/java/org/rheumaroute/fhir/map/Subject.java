package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.Optional;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * Who was prepared.
 *
 * @param patientId logical id
 * @param birthDate birth date; the first possible day when only a year or a month is known
 * @param sex administrative sex
 * @param serostatus serology at the time of preparation
 */
public record Subject(String patientId, Optional<LocalDate> birthDate, Sex sex, Serostatus serostatus) {}
