package org.rheumaroute.fhir.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One dated result of one patient. Holds patient data: never log it.
 *
 * @param concept our concept, for example {@code crp}
 * @param value number in the concept's canonical unit, or a finding
 * @param effective clinically relevant time, usually when the specimen was taken
 * @param issued when the result was released; null when unknown; tells results of the same time apart
 * @param source versioned reference, for example {@code Observation/12/_history/3}
 */
public record Fact(
        String concept,
        FactValue value,
        Moment effective,
        @Nullable Instant issued,
        String source) {}
