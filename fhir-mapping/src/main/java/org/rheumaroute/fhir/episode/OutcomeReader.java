package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.episode.VisitWindows.FollowUpWindow;
import org.rheumaroute.fhir.episode.VisitWindows.Window;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.clinical.ActivityScore;
import org.rheumaroute.model.clinical.EularResponse;

/** Reads what came of an episode from a patient's results. Pure, immutable. */
public final class OutcomeReader {
    private final VisitFinder visits;
    private final VisitWindows windows;
    private final LocalDate until;

    /**
     * @param facts the patient's
     * @param rules the windows
     * @param until last day on which the record can speak; later results are not seen
     */
    public OutcomeReader(PatientFacts facts, EpisodeRules rules, LocalDate until) {
        this.windows = rules.visits();
        this.visits = new VisitFinder(facts, windows.partsDays());
        this.until = until;
    }

    /** Baseline and outcomes. */
    public EpisodeOutcomes of(TreatmentEpisode episode) {
        if (!episode.hasCertainStart()) {
            return new EpisodeOutcomes(null, List.of(), null);
        }
        LocalDate start = episode.start().orElseThrow();
        Window window = windows.baseline();
        DatedVisit baseline = visits.nearest(start, start.plusDays(window.fromDay()), seen(start, window.toDay()))
                .orElse(null);
        List<FollowUpOutcome> followUps = windows.followUp().stream()
                .map(one -> followUp(episode, start, baseline, one))
                .toList();
        return new EpisodeOutcomes(baseline, followUps, damage(start).orElse(null));
    }

    private FollowUpOutcome followUp(
            TreatmentEpisode episode, LocalDate start, @Nullable DatedVisit baseline, FollowUpWindow window) {
        LocalDate target = start.plusDays(window.targetDay());
        DatedVisit visit = visits.nearest(target, start.plusDays(window.fromDay()), seen(start, window.toDay()))
                .orElse(null);
        OnDrug onDrug = OnDrug.at(visit == null ? target : visit.day(), episode);
        ActivityIndex index = baseline == null || visit == null ? null : sharedIndex(baseline, visit);
        EularResponse response = baseline == null || visit == null || index == null
                ? null
                : EularResponse.between(score(baseline, index), score(visit, index));
        return new FollowUpOutcome(window.name(), onDrug, visit, response, index);
    }

    /** DAS28-ESR where both visits have it, else DAS28-CRP; one kind is never compared with the other. */
    private static @Nullable ActivityIndex sharedIndex(DatedVisit one, DatedVisit other) {
        return Stream.of(ActivityIndex.DAS28_ESR, ActivityIndex.DAS28_CRP)
                .filter(index -> one.visit().score(index).isPresent()
                        && other.visit().score(index).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static ActivityScore score(DatedVisit visit, ActivityIndex index) {
        return visit.visit().score(index).orElseThrow();
    }

    private Optional<DamageChange> damage(LocalDate start) {
        Window first = windows.radiographBaseline();
        Window second = windows.radiographFollowUp();
        Optional<VisitFinder.Scored> before =
                visits.damageNearest(start, start.plusDays(first.fromDay()), seen(start, first.toDay()));
        Optional<VisitFinder.Scored> after =
                visits.damageNearest(start.plusYears(1), start.plusDays(second.fromDay()), seen(start, second.toDay()));
        return before.flatMap(one -> after.map(
                other -> new DamageChange(one.damage(), other.damage(), List.of(one.source(), other.source()))));
    }

    private LocalDate seen(LocalDate start, int toDay) {
        LocalDate last = start.plusDays(toDay);
        return last.isAfter(until) ? until : last;
    }
}
