package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
    private final List<Detail> details = new ArrayList<>();
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
        return new D2tFinding(D2tItem.CRITERION_1, verdict, Detail.NONE, both);
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
            Detail missing = first.isEmpty()
                    ? new Detail("no targeted drug is on record", "b/tsDMARDの記録がない")
                    : new Detail(
                            "no csDMARD before the first targeted drug is on record; it may be contraindicated or older than"
                                    + " the record",
                            "最初のb/tsDMARDより前のcsDMARDの記録がない（禁忌、または記録より前の可能性）");
            return new D2tFinding(D2tItem.CSDMARD_FAILURE, Verdict.CANNOT_BE_TOLD, missing, List.of());
        }
        String drugs = String.join(
                ", ", before.stream().map(TreatmentEpisode::drug).distinct().toList());
        List<String> sources =
                before.stream().flatMap(one -> one.sources().stream()).toList();
        Detail detail = new Detail(drugs + " before the first targeted drug", "最初のb/tsDMARDより前に" + drugs);
        return new D2tFinding(D2tItem.CSDMARD_FAILURE, Verdict.MET, detail, sources);
    }

    private D2tFinding targeted() {
        Verdict verdict = failed.size() >= MODES
                ? Verdict.MET
                : possible.size() >= MODES ? Verdict.CANNOT_BE_TOLD : Verdict.NOT_MET;
        Detail detail = details.isEmpty()
                ? new Detail("no targeted drug that ended is on record", "終了したb/tsDMARDの記録がない")
                : Detail.joined(details);
        return new D2tFinding(D2tItem.TARGETED_FAILURE, verdict, detail, evidence);
    }

    private void judge(TreatmentEpisode episode) {
        String drug = episode.drug() + " (" + episode.drugClass() + ")";
        if (!episode.isTaken() || episode.start().isEmpty()) {
            possible.add(episode.drugClass());
            details.add(uncertain(episode, drug));
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
                addFailure(
                        episode,
                        new Detail(
                                drug + " failed (" + words(category) + ")",
                                drug + "：" + category.japanese() + "のため中止（失敗）"),
                        List.of());
            case REMISSION, PREGNANCY, OPERATION, NOT_MEDICAL ->
                details.add(new Detail(
                        drug + " ended for another reason (" + words(category) + ")",
                        drug + "：別の理由（" + category.japanese() + "）で終了"));
            case OTHER ->
                addPossible(
                        episode,
                        new Detail(drug + " ended for a reason that is not understood", drug + "：終了理由を解釈できない"));
            case NOT_GIVEN -> judgeSilent(episode, drug);
        }
    }

    private void judgeRunning(TreatmentEpisode episode, String drug) {
        if (episode.hasCertainEnd()) {
            details.add(new Detail(drug + " is still taken as far as the record shows", drug + "：記録上は継続中"));
        } else {
            addPossible(episode, uncertain(episode, drug));
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
                    new Detail(
                            drug + " was replaced while the disease was active on " + day,
                            drug + "：疾患活動性あり（" + day + "）のまま他剤に変更"),
                    visit.get().sources());
        } else {
            addPossible(episode, new Detail(drug + " ended, the record does not say why", drug + "：終了したが理由の記録なし"));
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

    private void addFailure(TreatmentEpisode episode, Detail detail, List<String> more) {
        failed.add(episode.drugClass());
        addPossible(episode, detail);
        evidence.addAll(episode.sources());
        evidence.addAll(more);
    }

    private void addPossible(TreatmentEpisode episode, Detail detail) {
        possible.add(episode.drugClass());
        details.add(detail);
    }

    private static Detail uncertain(TreatmentEpisode episode, String drug) {
        return new Detail(
                drug + " is uncertain: " + doubts(episode, Doubt::english, ", "),
                drug + "：不確か（" + doubts(episode, Doubt::japanese, "、") + "）");
    }

    private static String words(StopCategory category) {
        return category.code().replace('-', ' ');
    }

    private static String doubts(TreatmentEpisode episode, Function<Doubt, String> words, String between) {
        return String.join(
                between, episode.doubts().stream().sorted().map(words).toList());
    }
}
