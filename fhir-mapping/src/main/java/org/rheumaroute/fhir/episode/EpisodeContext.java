package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.therapy.GlucocorticoidDose;
import org.rheumaroute.fhir.therapy.LinesOfTherapy;

/** Turns a course into an episode: line, earlier drugs and what else was taken on its first day. Immutable. */
final class EpisodeContext {
    private static final String METHOTREXATE = "methotrexate";
    private static final int DAYS_A_WEEK = 7;

    private final List<Course> all;
    private final List<MedicationUse> undated;
    private final List<MedicationUse> uses;
    private final EpisodeRules rules;
    private final @Nullable LocalDate begin;
    private final LinesOfTherapy.Numbers lines;

    EpisodeContext(
            List<Course> all,
            List<MedicationUse> undated,
            List<MedicationUse> uses,
            EpisodeRules rules,
            @Nullable LocalDate begin) {
        this.all = all;
        this.undated = undated;
        this.uses = uses;
        this.rules = rules;
        this.begin = begin;
        this.lines = LinesOfTherapy.numbersOf(all.stream()
                .filter(Course::isTaken)
                .map(course -> new LinesOfTherapy.Start(
                        course.start,
                        course.group(),
                        course.use().drugClass(),
                        course.use().drug()))
                .toList());
    }

    TreatmentEpisode episode(Course course) {
        if (begin == null || !begin.isBefore(course.start)) {
            course.doubts.add(Doubt.NO_RECORD_BEFORE);
        }
        MedicationUse use = course.use();
        return new TreatmentEpisode(
                use.drug(),
                use.drugClass(),
                course.group(),
                lineOf(course),
                course.start,
                Objects.requireNonNull(course.end),
                course.pauses(),
                doses(course),
                products(course),
                experienceAt(course),
                companionsAt(course),
                course.doubts,
                course.exposures.stream()
                        .map(one -> one.use().source())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private @Nullable Integer lineOf(Course course) {
        boolean isClear = course.isTaken()
                && undated.isEmpty()
                && all.stream().allMatch(other -> other.isTaken() || other.start.isAfter(course.start));
        return isClear ? lines.of(course.start, course.use().drug()) : null;
    }

    private Experience experienceAt(Course course) {
        List<Course> earlier = all.stream()
                .filter(other -> other.isTargeted() && other.start.isBefore(course.start))
                .toList();
        if (earlier.stream().anyMatch(Course::isTaken)) {
            return Experience.EXPERIENCED;
        }
        boolean isUndated = undated.stream().anyMatch(EpisodeContext::isTargeted);
        boolean isLongEnough =
                begin != null && !begin.plusDays(rules.lookBackDays()).isAfter(course.start);
        return earlier.isEmpty() && !isUndated && isLongEnough ? Experience.NAIVE : Experience.UNKNOWN;
    }

    private static boolean isTargeted(MedicationUse use) {
        return DrugClasses.bundled().groupOf(use.drugClass()).isTargeted();
    }

    private Companions companionsAt(Course course) {
        TreeSet<String> csdmards = new TreeSet<>();
        boolean isUncertain = undated.stream().anyMatch(use -> use.drug().equals(METHOTREXATE));
        for (Course other : all) {
            boolean runs = other.group() == DrugGroup.CSDMARD && other != course && runsOn(other, course.start);
            if (runs && other.isTaken()) {
                csdmards.add(other.use().drug());
            }
            isUncertain |= runs && !other.isTaken() && other.use().drug().equals(METHOTREXATE);
        }
        boolean takesMethotrexate = csdmards.contains(METHOTREXATE);
        return new Companions(
                List.copyOf(csdmards),
                isUncertain && !takesMethotrexate ? null : (Boolean) takesMethotrexate,
                takesMethotrexate ? methotrexatePerWeek(course.start) : null,
                GlucocorticoidDose.on(course.start, uses).milligramsPerDayOrNull());
    }

    /** Also in a pause, and where an order without an end is all that there is. */
    private boolean runsOn(Course course, LocalDate day) {
        LocalDate last = Objects.requireNonNull(course.end).day();
        boolean isOver = course.end.isOver() || !course.isOpen();
        boolean isBefore = !course.start.isAfter(day);
        return isBefore && (!isOver || !last.plusDays(rules.graceDays()).isBefore(day));
    }

    private @Nullable Double methotrexatePerWeek(LocalDate day) {
        Optional<MedicationUse> newest = uses.stream()
                .filter(use -> use.drug().equals(METHOTREXATE) && use.milligramsPerDay() != null)
                .filter(use -> use.origin() != MedicationUse.Origin.ADMINISTERED)
                .filter(use -> use.start() != null && !use.start().date().isAfter(day))
                .max(Comparator.comparing((MedicationUse use) ->
                                Objects.requireNonNull(use.start()).date())
                        .thenComparing(MedicationUse::source));
        return newest.map(use -> DAYS_A_WEEK * Objects.requireNonNull(use.milligramsPerDay()))
                .orElse(null);
    }

    private static List<DoseStep> doses(Course course) {
        List<DoseStep> steps = new ArrayList<>();
        for (Exposure exposure : course.exposures) {
            Double milligrams = exposure.use().milligramsPerDay();
            boolean isPerDay = exposure.use().origin() != MedicationUse.Origin.ADMINISTERED;
            DoseStep last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            boolean isSame = last != null && last.perDay() == isPerDay && Objects.equals(last.milligrams(), milligrams);
            if (milligrams != null && !isSame) {
                steps.add(new DoseStep(exposure.from(), milligrams, isPerDay));
            }
        }
        return steps;
    }

    /** Names of what was handed over or given; only without any, names of what was ordered or stated. */
    private List<ProductStep> products(Course course) {
        List<Exposure> named = course.exposures.stream()
                .filter(one -> one.use().particulars().product() != null)
                .toList();
        boolean isSupplied = named.stream().anyMatch(Exposure::isSupply);
        List<ProductStep> steps = new ArrayList<>();
        for (Exposure exposure : named) {
            String product = String.valueOf(exposure.use().particulars().product());
            boolean isBiosimilar = rules.isBiosimilar(product);
            boolean isSame = !steps.isEmpty() && steps.get(steps.size() - 1).isBiosimilar() == isBiosimilar;
            if (!isSame && (exposure.isSupply() || !isSupplied)) {
                steps.add(new ProductStep(exposure.from(), product, isBiosimilar));
            }
        }
        return steps;
    }
}
