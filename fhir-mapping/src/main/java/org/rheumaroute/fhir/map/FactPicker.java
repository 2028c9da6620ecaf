package org.rheumaroute.fhir.map;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.read.Fact;

/** Picks one of several facts as seen from one day; later facts do not exist for it. Immutable. */
final class FactPicker {
    /** Day, then time of day, then release: the same whatever the order of arrival. */
    private static final Comparator<Fact> AGE = Comparator.<Fact, LocalDate>comparing(
                    fact -> fact.effective().date())
            .thenComparing(FactPicker::instantOf)
            .thenComparing(fact -> orMin(fact.issued()))
            .thenComparing(Fact::source);

    private final List<Fact> facts;
    private final LocalDate asOf;

    FactPicker(List<Fact> facts, LocalDate asOf) {
        this.facts = facts.stream()
                .filter(fact -> !fact.effective().date().isAfter(asOf))
                .toList();
        this.asOf = asOf;
    }

    /**
     * What was picked.
     *
     * @param fact the fact; empty when there is none in the window
     * @param isStale whether there is one, but too old
     */
    record Pick(Optional<Fact> fact, boolean isStale) {
        static final Pick NONE = new Pick(Optional.empty(), false);
    }

    /** The newest fact of any of the concepts; {@code windowDays} null for no limit. */
    Pick newest(Collection<String> concepts, @Nullable Integer windowDays) {
        return newest(concepts, windowDays, fact -> true);
    }

    Pick newest(Collection<String> concepts, @Nullable Integer windowDays, Predicate<Fact> wanted) {
        Optional<Fact> newest = matching(concepts, wanted).max(AGE);
        boolean isStale = newest.isPresent() && windowDays != null && ageInDays(newest.get()) > windowDays;
        return isStale ? new Pick(Optional.empty(), true) : new Pick(newest, false);
    }

    private Stream<Fact> matching(Collection<String> concepts, Predicate<Fact> wanted) {
        return facts.stream().filter(fact -> concepts.contains(fact.concept())).filter(wanted);
    }

    private long ageInDays(Fact fact) {
        return asOf.toEpochDay() - fact.effective().date().toEpochDay();
    }

    private static Instant instantOf(Fact fact) {
        return fact.effective().instant() == null
                ? Instant.MIN
                : fact.effective().instant().toInstant();
    }

    private static Instant orMin(@Nullable Instant instant) {
        return instant == null ? Instant.MIN : instant;
    }
}
