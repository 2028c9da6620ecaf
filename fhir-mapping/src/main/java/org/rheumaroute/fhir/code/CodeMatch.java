package org.rheumaroute.fhir.code;

/**
 * What a code turned out to mean.
 *
 * @param concept the concept
 * @param row the row of the table that decided
 */
public record CodeMatch(Concept concept, CodeRow row) {}
