package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.episode.EpisodeEnd.Kind;
import org.rheumaroute.fhir.read.Diagnosis;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * A patient's treatment episodes. Pure: the same facts, rules and day give the same episodes in any order of arrival.
 * Immutable, thread-safe.
 */
public final class TreatmentEpisodes {
    private static final Comparator<Course> COURSE_ORDER = Comparator.<Course, LocalDate>comparing(
                    course -> course.start)
            .thenComparing(course -> !course.isTargeted())
            .thenComparing(course -> course.use().drug());

    private final EpisodeRules rules;

    /** Episodes by the rules that are shipped. */
    public TreatmentEpisodes() {
        this(EpisodeRules.bundled());
    }

    /** Episodes by a site's own rules. */
    public TreatmentEpisodes(EpisodeRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * All episodes of disease-modifying drugs, oldest first; those without any date come before all others.
     *
     * @param until last day on which the record can speak: the day of the question, or the last day of the follow-up.
     *     What begins later is not seen, and nothing is called ended because the record ends
     */
    public List<TreatmentEpisode> of(PatientFacts facts, LocalDate until) {
        List<MedicationUse> uses = begunBy(until, facts.medications());
        List<Course> courses = new ArrayList<>(Courses.of(uses, rules, until));
        courses.sort(COURSE_ORDER);
        new CourseEnds(courses, rules, until).decide();
        LocalDate begin = beginOf(facts);
        List<MedicationUse> undated = undated(uses);
        EpisodeContext context = new EpisodeContext(courses, undated, uses, rules, begin);
        List<TreatmentEpisode> episodes = new ArrayList<>();
        undated.stream().map(use -> undated(use, until)).forEach(episodes::add);
        courses.forEach(course -> episodes.add(context.episode(course)));
        return List.copyOf(episodes);
    }

    /** What begins later does not exist, also not as a sign of what a site sends. */
    private static List<MedicationUse> begunBy(LocalDate until, List<MedicationUse> uses) {
        return uses.stream()
                .filter(use -> use.start() == null || !use.start().date().isAfter(until))
                .toList();
    }

    /** Records of drugs of which no record at all gives a date; one for each drug. */
    private static List<MedicationUse> undated(List<MedicationUse> uses) {
        Set<String> dated = new HashSet<>();
        uses.stream().filter(use -> use.start() != null).forEach(use -> dated.add(use.drug()));
        return uses.stream()
                .filter(Courses::isDmard)
                .filter(use -> use.start() == null && dated.add(use.drug()))
                .toList();
    }

    private TreatmentEpisode undated(MedicationUse use, LocalDate until) {
        DrugGroup group = DrugClasses.bundled().groupOf(use.drugClass());
        Set<Doubt> doubts = EnumSet.of(Doubt.START_UNKNOWN, Doubt.STOP_UNCLEAR);
        String reason = use.ended() ? use.particulars().statusReason() : null;
        EpisodeEnd end = new EpisodeEnd(Kind.CENSORED, until, reason, rules.categoryOf(reason));
        Companions none = new Companions(List.of(), null, null, null);
        return new TreatmentEpisode(
                use.drug(),
                use.drugClass(),
                group,
                null,
                null,
                end,
                List.of(),
                List.of(),
                List.of(),
                Experience.UNKNOWN,
                none,
                doubts,
                List.of(use.source()));
    }

    /** The first day that the record speaks of; of a time that is only partly known the first possible day. */
    private static @Nullable LocalDate beginOf(PatientFacts facts) {
        Stream<@Nullable Moment> results = facts.facts().stream().map(Fact::effective);
        Stream<@Nullable Moment> drugs = facts.medications().stream().map(MedicationUse::start);
        Stream<@Nullable Moment> diagnoses = facts.diagnoses().stream().map(Diagnosis::onset);
        return Stream.of(results, drugs, diagnoses)
                .flatMap(moments -> moments)
                .filter(Objects::nonNull)
                .map(Moment::date)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
