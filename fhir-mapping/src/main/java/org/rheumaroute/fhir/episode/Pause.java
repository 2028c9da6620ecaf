package org.rheumaroute.fhir.episode;

import java.time.LocalDate;

/**
 * Days within an episode that neither supply nor dose covers, too few to end it.
 *
 * @param from first day without cover
 * @param to last day without cover
 */
public record Pause(LocalDate from, LocalDate to) {}
