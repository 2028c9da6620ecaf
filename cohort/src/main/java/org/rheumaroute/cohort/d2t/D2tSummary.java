package org.rheumaroute.cohort.d2t;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.rheumaroute.model.DeclineReason;

/**
 * How the patients are spread. Every patient is counted exactly once among the results.
 *
 * @param results patients by result; a result that nobody has is left out
 * @param notAsked those among them who were not asked about, by reason
 */
public record D2tSummary(Map<D2tResult, Integer> results, Map<DeclineReason, Integer> notAsked) {
    public D2tSummary {
        results = Collections.unmodifiableMap(copy(D2tResult.class, results));
        notAsked = Collections.unmodifiableMap(copy(DeclineReason.class, notAsked));
    }

    private static <K extends Enum<K>> Map<K, Integer> copy(Class<K> type, Map<K, Integer> counts) {
        Map<K, Integer> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return copy;
    }

    /** Number of patients. */
    public int total() {
        return results.values().stream().mapToInt(Integer::intValue).sum();
    }
}
