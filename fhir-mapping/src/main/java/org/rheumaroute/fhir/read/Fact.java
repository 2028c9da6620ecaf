package org.rheumaroute.fhir.read;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.feature.Caution;

/**
 * One dated result of one patient. Holds patient data: never log it.
 *
 * @param concept our concept, for example {@code crp}
 * @param value number in the concept's canonical unit, or a finding
 * @param effective clinically relevant time, usually when the specimen was taken
 * @param issued when the result was released; null when unknown; tells results of the same time apart
 * @param source versioned reference, for example {@code Observation/12/_history/3}
 * @param alsoFrom versioned references of the other resources that it rests on, for a count of single joints; empty as
 *     a rule
 * @param cautions why a person should look at it before believing it; empty as a rule
 */
public record Fact(
        String concept,
        FactValue value,
        Moment effective,
        @Nullable Instant issued,
        String source,
        List<String> alsoFrom,
        Set<Caution> cautions) {
    public Fact {
        alsoFrom = List.copyOf(alsoFrom);
        cautions = Set.copyOf(cautions);
    }

    /** A fact of one resource. */
    public Fact(
            String concept,
            FactValue value,
            Moment effective,
            @Nullable Instant issued,
            String source,
            Set<Caution> cautions) {
        this(concept, value, effective, issued, source, List.of(), cautions);
    }

    /** A fact without cautions. */
    public Fact(String concept, FactValue value, Moment effective, @Nullable Instant issued, String source) {
        this(concept, value, effective, issued, source, Set.of());
    }

    /** The same with one more caution. */
    Fact with(Caution caution) {
        Set<Caution> more = new TreeSet<>(cautions);
        more.add(caution);
        return new Fact(concept, value, effective, issued, source, alsoFrom, more);
    }

    /** All that it rests on; never empty. */
    public List<String> sources() {
        return Stream.concat(Stream.of(source), alsoFrom.stream()).toList();
    }
}
