package org.rheumaroute.fhir.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.episode.Doubt;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.TreatmentEpisodes;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * Which drug must be about to start, or have just started, for a question about a drug's effect.
 *
 * @param classes classes of drugs that the question is about, for example {@code tnfi}; training looks at their starts
 * @param askedAt classes at whose start the question may be asked: where classes are compared for one patient, any that
 *     could have been chosen; the same as {@code classes} when not given
 * @param withinDays how many days ago the start, or the order where nothing was taken yet, may be
 */
public record StartingRule(
        @JsonProperty(required = true) List<String> classes,
        @JsonProperty("asked-at") @Nullable List<String> askedAt,
        @JsonProperty(required = true) int withinDays) {
    public StartingRule {
        classes = List.copyOf(classes);
        askedAt = askedAt == null ? classes : List.copyOf(askedAt);
        askedAt.forEach(DrugClasses.bundled()::groupOf);
        classes.forEach(DrugClasses.bundled()::groupOf); // refuses a class that is unknown
    }

    /**
     * The newest episode that is starting on a day; one that was ordered and perhaps not begun yet counts, one whose first
     * day is unclear or that has ended already does not.
     */
    Optional<TreatmentEpisode> find(PatientFacts facts, LocalDate asOf) {
        List<String> at = askedAt == null ? classes : askedAt;
        return new TreatmentEpisodes()
                .of(facts, asOf).stream()
                        .filter(one ->
                                at.contains(one.drugClass()) && !one.end().isOver())
                        .filter(one ->
                                one.start().filter(day -> isRecent(day, asOf)).isPresent())
                        .filter(StartingRule::isClear)
                        .max(Comparator.comparing(one -> one.start().orElseThrow()));
    }

    /** First days of drugs of these classes that were taken and began before the window. */
    Set<LocalDate> past(PatientFacts facts, LocalDate asOf) {
        List<String> at = askedAt == null ? classes : askedAt;
        return new TreatmentEpisodes()
                .of(facts, asOf).stream()
                        .filter(one -> at.contains(one.drugClass()) && one.isTaken() && isClear(one))
                        .flatMap(one -> one.start().stream())
                        .filter(day -> day.plusDays(withinDays).isBefore(asOf))
                        .collect(Collectors.toSet());
    }

    private boolean isRecent(LocalDate start, LocalDate asOf) {
        return !start.isAfter(asOf) && !start.plusDays(withinDays).isBefore(asOf);
    }

    private static boolean isClear(TreatmentEpisode episode) {
        return episode.doubts().stream()
                .noneMatch(doubt ->
                        doubt == Doubt.START_NOT_DATED || doubt == Doubt.TWO_TARGETED || doubt == Doubt.STOP_NOT_DATED);
    }
}
