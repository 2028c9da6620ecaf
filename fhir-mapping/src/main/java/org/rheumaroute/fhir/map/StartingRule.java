package org.rheumaroute.fhir.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.episode.Doubt;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.TreatmentEpisodes;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * Which drug must be about to start, or have just started, for a question about its effect.
 *
 * @param classes classes of drugs, for example {@code tnfi}
 * @param withinDays how many days ago the start, or the order where nothing was taken yet, may be
 */
public record StartingRule(
        @JsonProperty(required = true) List<String> classes,
        @JsonProperty(required = true) int withinDays) {
    public StartingRule {
        classes = List.copyOf(classes);
        classes.forEach(DrugClasses.bundled()::groupOf); // refuses a class that is unknown
    }

    /**
     * The newest episode that is starting on a day; one that was ordered and perhaps not begun yet counts, one whose first
     * day is unclear or that has ended already does not.
     */
    Optional<TreatmentEpisode> find(PatientFacts facts, LocalDate asOf) {
        return new TreatmentEpisodes()
                .of(facts, asOf).stream()
                        .filter(one ->
                                classes.contains(one.drugClass()) && !one.end().isOver())
                        .filter(one ->
                                one.start().filter(day -> isRecent(day, asOf)).isPresent())
                        .filter(StartingRule::isClear)
                        .max(Comparator.comparing(one -> one.start().orElseThrow()));
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
