package org.rheumaroute.fhir.therapy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.read.MedicationUse;

/**
 * Systemic glucocorticoids of one day as a dose of prednisolone.
 *
 * <p>No record of a glucocorticoid is no proof that none is taken: {@link #milligramsPerDay()} is empty then, never 0.
 * It is empty, too, when one running glucocorticoid has no dose that can be computed; {@link #undecided()} names it.
 *
 * @param milligramsPerDayOrNull prednisolone equivalent in mg a day; null when unknown
 * @param sources records that the dose was computed from, sorted
 * @param undecided records that stand in the way: running, but without a dose or a known route, sorted
 */
public record GlucocorticoidDose(
        @Nullable Double milligramsPerDayOrNull, List<String> sources, List<String> undecided) {
    public GlucocorticoidDose {
        sources = List.copyOf(sources);
        undecided = List.copyOf(undecided);
    }

    /** Prednisolone equivalent in mg a day; empty when unknown. */
    public OptionalDouble milligramsPerDay() {
        return milligramsPerDayOrNull == null ? OptionalDouble.empty() : OptionalDouble.of(milligramsPerDayOrNull);
    }

    /**
     * The dose of a day. Records of one drug and one kind are added (a morning and an evening order); of several kinds
     * only the one closest to what was taken speaks, so that an order and its dispensing do not count twice.
     *
     * @param uses all drugs of one patient, in any order
     */
    public static GlucocorticoidDose on(LocalDate day, List<MedicationUse> uses) {
        Map<String, List<MedicationUse>> byDrug = uses.stream()
                .filter(use -> DrugClasses.bundled().groupOf(use.drugClass()) == DrugGroup.GLUCOCORTICOID)
                .filter(use -> use.route() != MedicationUse.Route.LOCAL && use.isRunningOn(day))
                .collect(Collectors.groupingBy(MedicationUse::drug, TreeMap::new, Collectors.toList()));
        List<String> sources = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        double sum = 0.0;
        for (List<MedicationUse> ofOneDrug : byDrug.values()) {
            for (MedicationUse use : closest(ofOneDrug)) {
                Double equivalent = equivalent(use);
                (equivalent == null ? undecided : sources).add(use.source());
                sum += equivalent == null ? 0.0 : equivalent;
            }
        }
        sources.sort(null);
        undecided.sort(null);
        boolean isKnown = !sources.isEmpty() && undecided.isEmpty();
        return new GlucocorticoidDose(isKnown ? sum : null, sources, undecided);
    }

    private static List<MedicationUse> closest(List<MedicationUse> ofOneDrug) {
        MedicationUse.Origin origin = ofOneDrug.stream()
                .map(MedicationUse::origin)
                .sorted()
                .findFirst()
                .orElseThrow();
        return ofOneDrug.stream()
                .filter(use -> use.origin() == origin)
                .sorted(Comparator.comparing(MedicationUse::source))
                .toList();
    }

    private static @Nullable Double equivalent(MedicationUse use) {
        Double milligrams = use.milligramsPerDay();
        return milligrams == null || use.route() != MedicationUse.Route.SYSTEMIC
                ? null
                : DrugClasses.bundled()
                        .prednisoloneEquivalent(use.drug())
                        .map(factor -> factor * milligrams)
                        .orElse(null);
    }
}
