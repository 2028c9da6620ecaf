package org.rheumaroute.fhir.d2t;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.episode.DamageChange;
import org.rheumaroute.fhir.episode.DatedVisit;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.VisitFinder;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.therapy.GlucocorticoidDose;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.clinical.ActivityScore;
import org.rheumaroute.model.clinical.DiseaseActivity;

/** Criterion 2: at least one sign of active or progressive disease. Two of its five parts no record holds. */
final class ActiveDisease {
    private static final double MILLIGRAMS = 7.5;

    private final PatientFacts facts;
    private final EpisodeRules rules;
    private final VisitFinder visits;
    private final LocalDate asOf;

    ActiveDisease(PatientFacts facts, EpisodeRules rules, LocalDate asOf) {
        this.facts = facts;
        this.rules = rules;
        this.visits = new VisitFinder(facts, rules.visits().partsDays());
        this.asOf = asOf;
    }

    /** Criterion 2 and its five parts. */
    List<D2tFinding> findings() {
        List<D2tFinding> parts = List.of(
                activity(),
                D2tFinding.open(
                        D2tItem.SIGNS_OR_SYMPTOMS, new Detail("not read from the record: ask", "記録からは読み取らない：要確認")),
                glucocorticoid(),
                damage(),
                D2tFinding.open(D2tItem.QUALITY_OF_LIFE, new Detail("not on record: ask", "記録にない：要確認")));
        List<D2tFinding> met =
                parts.stream().filter(one -> one.verdict() == Verdict.MET).toList();
        List<String> evidence =
                met.stream().flatMap(one -> one.evidence().stream()).toList();
        Verdict verdict = met.isEmpty() ? Verdict.CANNOT_BE_TOLD : Verdict.MET;
        Detail detail = met.isEmpty()
                ? new Detail(
                        "two of its five parts are to be asked, and no other part is met", "5項目中2項目は要確認で、他に満たす項目がない")
                : Detail.NONE;
        List<D2tFinding> all = new ArrayList<>(List.of(new D2tFinding(D2tItem.CRITERION_2, verdict, detail, evidence)));
        all.addAll(parts);
        return all;
    }

    /** Whether DAS28-ESR is above 3.2 or CDAI above 10, which is at least moderate activity by either. */
    static boolean isActive(DatedVisit visit) {
        return scores(visit).anyMatch(ActiveDisease::isAtLeastModerate);
    }

    private static boolean isAtLeastModerate(ActivityScore score) {
        return score.activity() == DiseaseActivity.MODERATE || score.activity() == DiseaseActivity.HIGH;
    }

    private static Stream<ActivityScore> scores(DatedVisit visit) {
        return Stream.of(ActivityIndex.DAS28_ESR, ActivityIndex.CDAI)
                .flatMap(index -> visit.visit().score(index).stream());
    }

    private D2tFinding activity() {
        D2tItem item = D2tItem.DISEASE_ACTIVITY;
        int days = rules.d2t().visitDays();
        Optional<DatedVisit> visit = visits.nearest(asOf, asOf.minusDays(days), asOf);
        List<ActivityScore> scores = visit.map(one -> scores(one).toList()).orElse(List.of());
        if (visit.isEmpty() || scores.isEmpty()) {
            Detail missing = visit.map(one -> new Detail(
                            "the visit of " + one.day() + " lacks a part of both DAS28-ESR and CDAI",
                            one.day() + "の診察ではDAS28-ESRもCDAIも計算できない"))
                    .orElseGet(() -> new Detail(
                            "no visit with joint counts in the last " + days + " days",
                            "直近" + days + "日以内に関節評価のある診察がない"));
            return new D2tFinding(item, Verdict.CANNOT_BE_TOLD, missing, List.of());
        }
        String values = String.join(
                ", ",
                scores.stream()
                        .map(one -> one.index().code() + " " + rounded(one.value()))
                        .toList());
        Verdict verdict = isActive(visit.get()) ? Verdict.MET : Verdict.NOT_MET;
        LocalDate day = visit.get().day();
        Detail detail = new Detail(values + " on " + day, values + "（" + day + "）");
        return new D2tFinding(item, verdict, detail, visit.get().sources());
    }

    private D2tFinding glucocorticoid() {
        D2tItem item = D2tItem.GLUCOCORTICOID;
        GlucocorticoidDose now = GlucocorticoidDose.on(asOf, facts.medications());
        OptionalDouble dose = now.milligramsPerDay();
        if (dose.isEmpty()) {
            Detail missing = now.undecided().isEmpty()
                    ? new Detail(
                            "no systemic glucocorticoid is on record for that day, which is no proof that none is taken",
                            "当日の全身性ステロイドの記録がないが、服用していない証拠にはならない")
                    : new Detail(
                            "the dose of a glucocorticoid cannot be computed from what is written",
                            "記載からステロイドの用量を計算できない");
            return new D2tFinding(item, Verdict.CANNOT_BE_TOLD, missing, List.of());
        }
        String milligrams = rounded(dose.getAsDouble());
        Detail found = new Detail(
                milligrams + " mg/day of prednisolone or its equal on " + asOf,
                "プレドニゾロン換算" + milligrams + " mg/日（" + asOf + "）");
        int days = rules.d2t().glucocorticoidDays();
        if (dose.getAsDouble() < MILLIGRAMS) {
            return new D2tFinding(item, Verdict.NOT_MET, found, now.sources());
        }
        List<GlucocorticoidDose> past = changes().stream()
                .map(day -> GlucocorticoidDose.on(day, facts.medications()))
                .toList();
        boolean isLasting = past.stream().allMatch(ActiveDisease::isHigh);
        if (!isLasting) {
            Detail missing = new Detail(
                    found.english() + ", but not known to have been 7.5 mg or more throughout the last " + days
                            + " days",
                    found.japanese() + "だが、直近" + days + "日間を通して7.5 mg以上だったかは不明");
            return new D2tFinding(item, Verdict.CANNOT_BE_TOLD, missing, List.of());
        }
        List<String> sources =
                past.stream().flatMap(one -> one.sources().stream()).toList();
        Detail lasting = new Detail(
                found.english() + ", never less for " + days + " days", found.japanese() + "、" + days + "日間減量なし");
        return new D2tFinding(item, Verdict.MET, lasting, sources);
    }

    private static boolean isHigh(GlucocorticoidDose dose) {
        return dose.milligramsPerDay().isPresent() && dose.milligramsPerDay().getAsDouble() >= MILLIGRAMS;
    }

    /** The days on which the dose can change: the first and the last, each start, and each day after an end. */
    private List<LocalDate> changes() {
        LocalDate first = asOf.minusDays(rules.d2t().glucocorticoidDays());
        TreeSet<LocalDate> days = new TreeSet<>(List.of(first, asOf));
        for (MedicationUse use : facts.medications()) {
            if (DrugClasses.bundled().groupOf(use.drugClass()) == DrugGroup.GLUCOCORTICOID) {
                Optional.ofNullable(use.start()).map(Moment::date).ifPresent(days::add);
                Optional.ofNullable(use.stop())
                        .map(stop -> stop.lastDate().plusDays(1))
                        .ifPresent(days::add);
            }
        }
        return List.copyOf(days.subSet(first, true, asOf, true));
    }

    private D2tFinding damage() {
        D2tItem item = D2tItem.RADIOGRAPHIC_PROGRESSION;
        LocalDate oldest = asOf.minusDays(rules.d2t().radiographDays());
        Optional<DamageChange> change =
                visits.lastDamageChange(oldest, asOf, rules.visits().radiographFollowUp());
        if (change.isEmpty()) {
            int days = rules.d2t().radiographDays();
            Detail missing = new Detail(
                    "no two scored radiographs (mTSS) about a year apart, the later of the last " + days + " days",
                    "約1年間隔のmTSS 2回分がない（新しい方が直近" + days + "日以内）");
            return new D2tFinding(item, Verdict.CANNOT_BE_TOLD, missing, List.of());
        }
        String perYear = rounded(change.get().perYear());
        String from = change.get().before().day().toString();
        String to = change.get().after().day().toString();
        Detail found = new Detail(
                "mTSS " + perYear + " a year from " + from + " to " + to,
                "mTSS 年" + perYear + "点（" + from + "〜" + to + "）");
        Verdict verdict = change.get().isRapid() ? Verdict.MET : Verdict.NOT_MET;
        return new D2tFinding(item, verdict, found, change.get().sources());
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
