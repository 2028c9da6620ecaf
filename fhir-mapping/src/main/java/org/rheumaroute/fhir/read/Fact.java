package org.rheumaroute.fhir.read;

/**
 * One dated result of one patient. Holds patient data: never log it.
 *
 * @param concept our concept, for example {@code crp}
 * @param value number in the concept's canonical unit, or a finding
 * @param effective clinically relevant time, usually when the specimen was taken
 * @param source versioned reference, for example {@code Observation/12/_history/3}
 */
public record Fact(String concept, FactValue value, Moment effective, String source) {}
