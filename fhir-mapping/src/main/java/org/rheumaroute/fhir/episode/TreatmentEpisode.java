package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugGroup;

/**
 * One course of one disease-modifying drug. Holds patient data: never log it.
 *
 * @param drug our drug concept, for example {@code adalimumab}
 * @param drugClass its class, which is its mode of action, for example {@code tnfi}
 * @param group its group
 * @param lineOrNull line of therapy, 1 for the first on this record; null when an earlier drug is uncertain
 * @param startOrNull first day; the first possible day when only a month or a year is known; null when nothing is
 * @param end how it ended, or up to when it is known to have run
 * @param pauses pauses that did not end it, oldest first
 * @param doses doses as they changed, oldest first; empty when none can be computed
 * @param products changes between originator and biosimilar, with the first product; empty when no name is given
 * @param experience whether the patient had taken a biological or targeted synthetic drug before
 * @param companions what else was taken when it began
 * @param doubts why it is uncertain; empty when it is not
 * @param sources versioned references of all records it rests on, sorted
 */
public record TreatmentEpisode(
        String drug,
        String drugClass,
        DrugGroup group,
        @Nullable Integer lineOrNull,
        @Nullable LocalDate startOrNull,
        EpisodeEnd end,
        List<Pause> pauses,
        List<DoseStep> doses,
        List<ProductStep> products,
        Experience experience,
        Companions companions,
        Set<Doubt> doubts,
        List<String> sources) {
    public TreatmentEpisode {
        pauses = List.copyOf(pauses);
        doses = List.copyOf(doses);
        products = List.copyOf(products);
        doubts = Set.copyOf(doubts);
        sources = List.copyOf(sources);
        if (startOrNull != null && end.day().isBefore(startOrNull)) {
            throw new IllegalArgumentException("an episode of " + drug + " ends before it begins");
        }
    }

    /** First day; empty when the record gives none. */
    public Optional<LocalDate> start() {
        return Optional.ofNullable(startOrNull);
    }

    /** Line of therapy; empty when an earlier drug is uncertain. */
    public OptionalInt line() {
        return lineOrNull == null ? OptionalInt.empty() : OptionalInt.of(lineOrNull);
    }

    /** Whether drug and first day are beyond doubt; only then may anything of it be a label. */
    public boolean hasCertainStart() {
        return startOrNull != null && doubts.stream().noneMatch(Doubt::touchesStart);
    }

    /** Whether the end, or that there is none yet, is beyond doubt. */
    public boolean hasCertainEnd() {
        return doubts.stream().allMatch(Doubt::touchesStart);
    }

    /** Whether the drug was surely taken, be its first day known or not. */
    public boolean isTaken() {
        return !doubts.contains(Doubt.ORDER_ONLY);
    }

    /** Whether the record shows the patient on the drug on a day; a pause counts as on the drug. */
    public boolean covers(LocalDate day) {
        return startOrNull != null && !startOrNull.isAfter(day) && !end.day().isBefore(day);
    }
}
