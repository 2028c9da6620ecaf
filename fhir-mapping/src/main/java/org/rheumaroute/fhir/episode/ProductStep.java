package org.rheumaroute.fhir.episode;

import java.time.LocalDate;

/**
 * The product from a day on, noted when it changes between one that is marked as a biosimilar and one that is not.
 *
 * @param day first day
 * @param product name as the record writes it
 * @param isBiosimilar whether the name marks it as a biosimilar
 */
public record ProductStep(LocalDate day, String product, boolean isBiosimilar) {}
