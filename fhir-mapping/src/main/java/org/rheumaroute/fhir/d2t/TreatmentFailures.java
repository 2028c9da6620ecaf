package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.episode.DatedVisit;
import org.rheumaroute.fhir.episode.Doubt;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.StopCategory;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.VisitFinder;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * Criterion 1. A targeted drug failed when the record says that it did not work or was not tolerated, or when it was
 * replaced without a reason while the disease was active. Without a reason and without that, nobody knows.
 */
final class TreatmentFailures {
    private static final int MODES = 2;

    private final List<TreatmentEpisode> episodes;
    private final EpisodeRules rules;
    private final VisitFinder visits;
    private final LocalDate asOf;
    private final Set<String> failed = new TreeSet<>();
    private final Set<String> possible = new TreeSet<>();
    private final List<String> details = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    TreatmentFailures(PatientFacts facts, List<TreatmentEpisode> episodes, EpisodeRules rules, LocalDate asOf) {
        this.episodes = episodes;
        this.rules = rules;
        this.visits = new VisitFinder(facts, rules.visits().partsDays());
        this.asOf = asOf;
    }

    /** Criterion 1 and its two parts. */
    List<D2tFinding> findings() {
        episodes.stream().filter(one -> one.group().isTargeted()).forEach(this::judge);
        D2tFinding csdmards = csdmards();
        D2tFinding targeted = targeted();
        return List.of(whole(csdmards, targeted), csdmards, targeted);
    }

    private static D2tFinding whole(D2tFinding csdmards, D2tFinding targeted) {
        List<String> both = new ArrayList<>(csdmards.evidence());
        both.addAll(targeted.evidence());
        Verdict verdict = targeted.verdict() == Verdict.NOT_MET
                ? Verdict.NOT_MET
                : csdmards.verdict() == Verdict.MET ? targeted.verdict() : Verdict.CANNOT_BE_TOLD;
        return new D2tFinding(D2tItem.CRITERION_1, verdict, "", both);
    }

    /** That a targeted drug was needed shows that the csDMARD before it did not suffice. */
    private D2tFinding csdmards() {
        Optional<LocalDate> first = episodes.stream()
                .filter(one -> one.group().isTargeted() && one.isTaken())
                .flatMap(one -> one.start().stream())
                .min(Comparator.naturalOrder());
        List<TreatmentEpisode> before = episodes.stream()
                .filter(one -> one.group() == DrugGroup.CSDMARD && one.isTaken())
                .filter(one -> first.isPresent()
                        && one.start().filter(first.get()::isAfter).isPresent())
                .toList();
        if (before.isEmpty()) {
            String missing = first.isEmpty()
                    ? "no targeted drug is on record"
                    : "no csDMARD before the first targeted drug is on record; it may be contraindicated or older than the"
                            + " record";
            return new D2tFinding(D2tItem.CSDMARD_FAILURE, Verdict.CANNOT_BE_TOLD, missing, List.of());
        }
        String drugs = String.join(
                ", ", before.stream().map(TreatmentEpisode::drug).distinct().toList());
        List<String> sources =
                before.stream().flatMap(one -> one.sources().stream()).toList();
        return new D2tFinding(D2tItem.CSDMARD_FAILURE, Verdict.MET, drugs + " before the first targeted drug", sources);
    }

    private D2tFinding targeted() {
        Verdict verdict = failed.size() >= MODES
                ? Verdict.MET
                : possible.size() >= MODES ? Verdict.CANNOT_BE_TOLD : Verdict.NOT_MET;
        String detail = details.isEmpty() ? "no targeted drug that ended is on record" : String.join("; ", details);
        return new D2tFinding(D2tItem.TARGETED_FAILURE, verdict, detail, evidence);
    }

    private void judge(TreatmentEpisode episode) {
        String drug = episode.drug() + " (" + episode.drugClass() + ")";
        if (!episode.isTaken() || episode.start().isEmpty()) {
            possible.add(episode.drugClass());
            details.add(drug + " is uncertain: " + doubts(episode));
            return;
        }
        boolean isOver = episode.end().isOver() || episode.doubts().contains(Doubt.STOP_NOT_DATED);
        if (!isOver) {
            judgeRunning(episode, drug);
            return;
        }
        StopCategory category = episode.end().category();
        switch (category) {
            case LACK_OF_EFFECT, ADVERSE_EVENT ->
                addFailure(episode, drug + " failed (" + words(category) + ")", List.of());
            case REMISSION, PREGNANCY, OPERATION, NOT_MEDICAL ->
                details.add(drug + " ended for another reason (" + words(category) + ")");
            case OTHER -> addPossible(episode, drug + " ended for a reason that is not understood");
            case NOT_GIVEN -> judgeSilent(episode, drug);
        }
    }

    private void judgeRunning(TreatmentEpisode episode, String drug) {
        if (episode.hasCertainEnd()) {
            details.add(drug + " is still taken as far as the record shows");
        } else {
            addPossible(episode, drug + " is uncertain: " + doubts(episode));
        }
    }

    /** No reason is given: replaced by another targeted drug while the disease was active is a failure. */
    private void judgeSilent(TreatmentEpisode episode, String drug) {
        LocalDate end = episode.end().day();
        LocalDate from = end.minusDays(rules.d2t().visitDays());
        Optional<DatedVisit> visit =
                visits.nearest(end, from, end.isAfter(asOf) ? asOf : end).filter(ActiveDisease::isActive);
        if (visit.isPresent() && isReplaced(episode)) {
            String day = visit.get().day().toString();
            addFailure(
                    episode,
                    drug + " was replaced while the disease was active on " + day,
                    visit.get().sources());
        } else {
            addPossible(episode, drug + " ended, the record does not say why");
        }
    }

    private boolean isReplaced(TreatmentEpisode episode) {
        LocalDate end = episode.end().day();
        LocalDate last = end.plusDays(rules.d2t().nextDrugDays());
        return episodes.stream()
                .filter(other -> other.group().isTargeted()
                        && other.isTaken()
                        && !other.drug().equals(episode.drug()))
                .flatMap(other -> other.start().stream())
                .anyMatch(start -> !start.isBefore(end.minusDays(rules.overlapDays())) && !start.isAfter(last));
    }

    private void addFailure(TreatmentEpisode episode, String detail, List<String> more) {
        failed.add(episode.drugClass());
        addPossible(episode, detail);
        evidence.addAll(episode.sources());
        evidence.addAll(more);
    }

    private void addPossible(TreatmentEpisode episode, String detail) {
        possible.add(episode.drugClass());
        details.add(detail);
    }

    private static String words(StopCategory category) {
        return category.code().replace('-', ' ');
    }

    private static String doubts(TreatmentEpisode episode) {
        return String.join(
                ", ", episode.doubts().stream().sorted().map(Doubt::english).toList());
    }
}
