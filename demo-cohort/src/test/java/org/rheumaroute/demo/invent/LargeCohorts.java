package org.rheumaroute.demo.invent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Large cohorts that several tests look at, drawn once. {@code -Drheumaroute.cohort.patients=50000} makes them larger
 * than the 20,000 of every day.
 */
final class LargeCohorts {
    static final int SIZE = Integer.getInteger("rheumaroute.cohort.patients", 20_000);

    private static final Map<String, List<InventedPatient>> DRAWN = new ConcurrentHashMap<>();

    private LargeCohorts() {}

    static List<InventedPatient> of(String label) {
        return DRAWN.computeIfAbsent(label, l -> InventedCohort.generate(CohortRecipe.named(l), SIZE, 1));
    }
}
