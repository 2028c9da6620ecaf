package org.rheumaroute.fhir.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.read.Diagnosis;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * When rheumatoid arthritis began, as far as the record tells.
 *
 * @param earliest first possible day; {@link LocalDate#MIN} when nothing bounds it
 * @param latest last possible day; {@link LocalDate#MAX} when nothing bounds it
 */
public record RaOnset(LocalDate earliest, LocalDate latest) {
    private static final String RA = "ra";
    private static final String RA_HISTORY = "ra-history";
    private static final RaOnset UNDATED = new RaOnset(LocalDate.MIN, LocalDate.MAX);

    public RaOnset {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("an onset ends before it begins");
        }
    }

    /**
     * The first established diagnosis: its onset, else the day it was recorded. Suspected and refuted diagnoses do not
     * count; one that has ended does. A history of it, or a refused Condition that names it, tells that it may have been
     * there and not since when; both speak only when there is no diagnosis.
     *
     * @return empty when nothing on record names it
     */
    public static Optional<RaOnset> of(PatientFacts facts) {
        return first(facts, RA)
                .or(() -> first(facts, RA_HISTORY).map(RaOnset::orBefore))
                .or(() -> unclear(facts));
    }

    private static Optional<RaOnset> first(PatientFacts facts, String group) {
        return facts.diagnoses().stream()
                .filter(diagnosis -> diagnosis.certainty() == Diagnosis.Certainty.ESTABLISHED)
                .filter(diagnosis -> isOf(group, List.of(diagnosis.concept())))
                .map(RaOnset::of)
                .reduce(RaOnset::earlier);
    }

    private static Optional<RaOnset> unclear(PatientFacts facts) {
        boolean isNamed = facts.unclearDiagnoses().stream()
                .anyMatch(unclear -> isOf(RA, unclear.concepts()) || isOf(RA_HISTORY, unclear.concepts()));
        return isNamed ? Optional.of(UNDATED) : Optional.empty();
    }

    private static RaOnset of(Diagnosis diagnosis) {
        Moment onset = diagnosis.onset();
        return onset == null ? UNDATED : new RaOnset(onset.date(), onset.lastDate());
    }

    /** The first of two is no earlier than the earlier beginning and no later than the earlier end. */
    private static RaOnset earlier(RaOnset one, RaOnset other) {
        return new RaOnset(min(one.earliest, other.earliest), min(one.latest, other.latest));
    }

    private RaOnset orBefore() {
        return new RaOnset(LocalDate.MIN, latest);
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return Stream.of(one, other).min(LocalDate::compareTo).orElseThrow();
    }

    private static boolean isOf(String group, List<String> concepts) {
        return concepts.stream()
                .anyMatch(concept ->
                        group.equals(CodeTables.bundled().concept(concept).group()));
    }
}
