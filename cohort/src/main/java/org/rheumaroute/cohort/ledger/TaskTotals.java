package org.rheumaroute.cohort.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the triggers ended for one question.
 *
 * @param written risks written
 * @param unchanged nothing had to be written
 * @param declinedBy refusals by reason code
 * @param failedBy failures by reason code
 */
public record TaskTotals(
        long written, long unchanged, SortedMap<String, Long> declinedBy, SortedMap<String, Long> failedBy) {
    public TaskTotals {
        declinedBy = Collections.unmodifiableSortedMap(new TreeMap<>(declinedBy));
        failedBy = Collections.unmodifiableSortedMap(new TreeMap<>(failedBy));
    }

    /** Triggers that came to an end for this question: written + unchanged + declined + failed. */
    public long settled() {
        return written + unchanged + declined() + failed();
    }

    /** Scored patients: written and unchanged. */
    public long scored() {
        return written + unchanged;
    }

    /** All refusals. */
    public long declined() {
        return sum(declinedBy);
    }

    /** All failures. */
    public long failed() {
        return sum(failedBy);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
