package org.rheumaroute.fhir.episode;

import java.time.LocalDate;

/**
 * The dose from a day on.
 *
 * @param day first day
 * @param milligrams dose in mg
 * @param perDay whether it is a dose a day; else the dose of one administration
 */
public record DoseStep(LocalDate day, double milligrams, boolean perDay) {}
