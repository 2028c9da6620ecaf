package org.rheumaroute.cli.table;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.OutcomeReader;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.TreatmentEpisodes;
import org.rheumaroute.fhir.map.StartingRule;
import org.rheumaroute.fhir.outcome.EpisodeLabel;
import org.rheumaroute.fhir.outcome.EpisodeOutcomeRule;
import org.rheumaroute.fhir.outcome.FollowUp;
import org.rheumaroute.fhir.read.PatientFacts;

/** Which start of a drug a line of the training table is about, and what came of it. Pure. */
final class EpisodeStarts {
    private EpisodeStarts() {}

    /** First day of the first certain episode of the rule's classes up to a day; the patient has one line at most. */
    static Optional<LocalDate> first(StartingRule rule, PatientFacts facts, LocalDate until) {
        return episodes(facts, until).stream()
                .filter(one -> rule.classes().contains(one.drugClass()) && one.hasCertainStart())
                .flatMap(one -> one.start().stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * What came of the episode that began on a day, by the whole record.
     *
     * @param until the day on which the records were taken out of the EHR
     */
    static EpisodeLabel label(EpisodeOutcomeRule rule, PatientFacts facts, LocalDate start, LocalDate until) {
        LocalDate last = FollowUp.endOf(facts, until).orElse(until);
        OutcomeReader outcomes = new OutcomeReader(facts, EpisodeRules.bundled(), last);
        List<TreatmentEpisode> began = episodes(facts, until).stream()
                .filter(one -> one.group().isTargeted()
                        && one.start().filter(start::equals).isPresent())
                .toList();
        return began.size() == 1
                ? rule.label(began.get(0), outcomes.of(began.get(0)))
                : EpisodeLabel.START_UNCERTAIN; // seen from that day it began otherwise than seen from today
    }

    private static List<TreatmentEpisode> episodes(PatientFacts facts, LocalDate until) {
        return new TreatmentEpisodes().of(facts, FollowUp.endOf(facts, until).orElse(until));
    }
}
