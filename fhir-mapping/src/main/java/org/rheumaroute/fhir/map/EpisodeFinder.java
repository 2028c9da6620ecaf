package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.episode.DatedVisit;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.Experience;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.VisitFinder;
import org.rheumaroute.fhir.read.Diagnosis;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.therapy.GlucocorticoidDose;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.feature.Caution;
import org.rheumaroute.model.feature.Evidence;

/** Finds features that come from treatment, from the length of the disease or from a visit as a whole. Immutable. */
final class EpisodeFinder {
    private static final double DAYS_A_YEAR = 365.25;
    private static final String METHOTREXATE = "methotrexate";

    private final PatientFacts facts;
    private final @Nullable TreatmentEpisode episode;
    private final LocalDate day;

    /**
     * @param episode the episode that is starting; null when none is
     * @param day what is later is not seen
     */
    EpisodeFinder(PatientFacts facts, @Nullable TreatmentEpisode episode, LocalDate day) {
        this.facts = facts;
        this.episode = episode;
        this.day = day;
    }

    FeatureFinder.Found find(FeatureRule rule) {
        return switch (rule.source()) {
            case INDEX -> index(rule);
            case DURATION -> duration(rule);
            case EPISODE -> episode == null ? FeatureFinder.Found.MISSING : ofEpisode(rule, episode);
            case AGE, SEX, BMI, NUMBER, FINDING -> FeatureFinder.Found.MISSING; // found elsewhere
        };
    }

    private FeatureFinder.Found ofEpisode(FeatureRule rule, TreatmentEpisode started) {
        return switch (rule.part()) {
            case "line" -> found(rule, number(started.lineOrNull()), started.sources());
            case "experienced" -> found(rule, experienced(started.experience()), started.sources());
            case "methotrexate" -> found(rule, methotrexate(started), methotrexateSources(started));
            case "methotrexate-per-week" ->
                found(rule, started.companions().methotrexatePerWeekOrNull(), methotrexateSources(started));
            case "glucocorticoid-per-day" ->
                found(
                        rule,
                        started.companions().glucocorticoidPerDayOrNull(),
                        GlucocorticoidDose.on(start(started), facts.medications())
                                .sources());
            default -> throw new IllegalArgumentException("an episode has no part '" + rule.part() + "'");
        };
    }

    private static LocalDate start(TreatmentEpisode started) {
        return started.start().orElseThrow();
    }

    private static @Nullable Double number(@Nullable Integer value) {
        return value == null ? null : (double) value;
    }

    private static @Nullable Double experienced(Experience experience) {
        return experience == Experience.UNKNOWN ? null : experience == Experience.EXPERIENCED ? Double.valueOf(1) : 0.0;
    }

    private static @Nullable Double methotrexate(TreatmentEpisode started) {
        Boolean taken = started.companions().methotrexateOrNull();
        return taken == null ? null : taken ? Double.valueOf(1) : 0.0;
    }

    /** Records of methotrexate; without any what was read of the drug that is starting. */
    private List<String> methotrexateSources(TreatmentEpisode started) {
        List<String> own = facts.medications().stream()
                .filter(use -> use.drug().equals(METHOTREXATE) && hasBegunBy(use, start(started)))
                .map(MedicationUse::source)
                .distinct()
                .toList();
        return own.isEmpty() ? started.sources() : own;
    }

    private static boolean hasBegunBy(MedicationUse use, LocalDate day) {
        return use.start() != null && !use.start().date().isAfter(day);
    }

    private FeatureFinder.Found found(FeatureRule rule, @Nullable Double value, List<String> sources) {
        return value == null || sources.isEmpty()
                ? FeatureFinder.Found.MISSING
                : new FeatureFinder.Found(new Evidence(rule.feature(), value, false, day, sources), false);
    }

    /** From the first established diagnosis of rheumatoid arthritis whose month is known, in years. */
    private FeatureFinder.Found duration(FeatureRule rule) {
        Optional<Diagnosis> first = facts.diagnoses().stream()
                .filter(one -> one.certainty() == Diagnosis.Certainty.ESTABLISHED)
                .filter(one -> rule.groups()
                        .contains(CodeTables.bundled().concept(one.concept()).group()))
                .filter(one -> one.onset() != null && !one.onset().date().isAfter(day))
                .min(Comparator.comparing((Diagnosis one) -> firstDay(one)).thenComparing(Diagnosis::source));
        return first.filter(one -> isPrecise(one.onset()))
                .map(one ->
                        found(rule, ChronoUnit.DAYS.between(firstDay(one), day) / DAYS_A_YEAR, List.of(one.source())))
                .orElse(FeatureFinder.Found.MISSING);
    }

    private static LocalDate firstDay(Diagnosis diagnosis) {
        Moment onset = diagnosis.onset();
        return onset == null ? LocalDate.MAX : onset.date();
    }

    private static boolean isPrecise(@Nullable Moment onset) {
        return onset != null && Period.between(onset.date(), onset.lastDate()).toTotalMonths() == 0;
    }

    private FeatureFinder.Found index(FeatureRule rule) {
        Integer window = rule.windowDays();
        if (window == null) {
            throw new IllegalArgumentException("an index needs window-days");
        }
        ActivityIndex index = ActivityIndex.ofCode(rule.part());
        int partsDays = EpisodeRules.bundled().visits().partsDays();
        Optional<DatedVisit> visit = new VisitFinder(facts, partsDays).nearest(day, day.minusDays(window), day);
        return visit.flatMap(one -> one.visit()
                        .score(index)
                        .map(score -> new Evidence(
                                rule.feature(), score.value(), false, one.day(), one.sources(), cautions(one))))
                .map(evidence -> new FeatureFinder.Found(evidence, false))
                .orElse(FeatureFinder.Found.MISSING);
    }

    private Set<Caution> cautions(DatedVisit visit) {
        Set<Caution> cautions = new HashSet<>();
        facts.facts().stream()
                .filter(fact -> visit.sources().contains(fact.source()))
                .forEach(fact -> cautions.addAll(fact.cautions()));
        return cautions;
    }
}
