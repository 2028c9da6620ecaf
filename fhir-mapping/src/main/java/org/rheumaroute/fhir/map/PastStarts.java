package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * What tells whether an answer that was given at the start of a drug still stands now that no start lies in the window.
 *
 * @param days first days of drugs that were really taken and begun before the window
 * @param results versioned references of all results on record
 */
public record PastStarts(Set<LocalDate> days, Set<String> results) {
    /** No drug was begun. */
    public static final PastStarts NONE = new PastStarts(Set.of(), Set.of());

    private static final List<String> RESULT_TYPES = List.of("Observation/", "DocumentReference/");

    public PastStarts {
        days = Set.copyOf(days);
        results = Set.copyOf(results);
    }

    static PastStarts of(Set<LocalDate> days, PatientFacts facts) {
        Set<String> results = new HashSet<>();
        facts.facts().stream().map(Fact::sources).forEach(results::addAll);
        return new PastStarts(days, results);
    }

    /**
     * Whether a drug was begun on the day for which the answer was given, and every result that the answer rests on is on
     * record as it was. Drugs and diagnoses may have changed since: that a drug is stopped later is what comes of it.
     *
     * @param day the answer's index date
     * @param basis versioned references
     */
    public boolean uphold(LocalDate day, Collection<String> basis) {
        return days.contains(day) && basis.stream().filter(PastStarts::isResult).allMatch(results::contains);
    }

    private static boolean isResult(String reference) {
        return RESULT_TYPES.stream().anyMatch(reference::startsWith);
    }
}
