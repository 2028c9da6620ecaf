package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.MedicationUse.Origin;

/** Sorts what the records show into courses: drug by drug, cut where the gap is longer than the drug's limit. Pure. */
final class Courses {
    private Courses() {}

    /** The courses of all disease-modifying drugs, in no order that matters. */
    static List<Course> of(List<MedicationUse> uses, EpisodeRules rules, LocalDate until) {
        boolean ordersSpeak = uses.stream().allMatch(use -> use.origin() == Origin.ORDERED);
        Map<String, List<Exposure>> byDrug = uses.stream()
                .filter(Courses::isDmard)
                .flatMap(use -> Exposure.of(use, rules, until).stream())
                .collect(Collectors.groupingBy(exposure -> exposure.use().drug(), TreeMap::new, Collectors.toList()));
        List<Course> courses = new ArrayList<>();
        byDrug.values().forEach(exposures -> {
            exposures.sort(Exposure.ORDER);
            boolean isSupplied = exposures.stream().anyMatch(Exposure::isSupply);
            cut(exposures, isSupplied).forEach(part -> courses.add(new Course(part, isSupplied, ordersSpeak, rules)));
        });
        return courses;
    }

    static boolean isDmard(MedicationUse use) {
        return DrugClasses.bundled().groupOf(use.drugClass()) != DrugGroup.GLUCOCORTICOID;
    }

    private static List<List<Exposure>> cut(List<Exposure> sorted, boolean isSupplied) {
        List<List<Exposure>> parts = new ArrayList<>();
        List<Exposure> part = new ArrayList<>();
        LocalDate limit = LocalDate.MIN;
        for (Exposure next : sorted) {
            if (!part.isEmpty() && next.from().isAfter(limit)) {
                parts.add(part);
                part = new ArrayList<>();
                limit = LocalDate.MIN;
            }
            part.add(next);
            LocalDate reach = reach(next, isSupplied);
            limit = reach.isAfter(limit) ? reach : limit;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private static LocalDate reach(Exposure exposure, boolean isSupplied) {
        return exposure.bridges(isSupplied) ? LocalDate.MAX : exposure.to().plusDays(exposure.pauseDays() + 1L);
    }
}
