package org.rheumaroute.cohort;

import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.RiskCategory;

/**
 * How the patients of one task are spread. Every patient is counted exactly once.
 *
 * @param categories scored patients by category; a category that nobody has is left out
 * @param declined declined patients by reason; a reason that nobody has is left out
 */
public record CohortSummary(Map<RiskCategory, Integer> categories, Map<DeclineReason, Integer> declined) {
    public CohortSummary {
        categories = Map.copyOf(new TreeMap<>(categories));
        declined = Map.copyOf(new TreeMap<>(declined));
    }

    /** Number of scored patients. */
    public int scored() {
        return categories.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Number of patients: scored and declined. */
    public int total() {
        return scored() + declined.values().stream().mapToInt(Integer::intValue).sum();
    }
}
