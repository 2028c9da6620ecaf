package org.rheumaroute.cohort.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of triggers by their end. They add up: triggers = written + unchanged + declined + failed + open.
 *
 * @param triggers accepted triggers
 * @param written risks written
 * @param unchanged nothing had to be written
 * @param declinedBy refusals by reason code
 * @param failedBy failures by reason code
 * @param open accepted and not settled yet
 */
public record LedgerTotals(
        long triggers,
        long written,
        long unchanged,
        SortedMap<String, Long> declinedBy,
        SortedMap<String, Long> failedBy,
        long open) {
    public LedgerTotals {
        declinedBy = Collections.unmodifiableSortedMap(new TreeMap<>(declinedBy));
        failedBy = Collections.unmodifiableSortedMap(new TreeMap<>(failedBy));
        long ends = written + unchanged + sum(declinedBy) + sum(failedBy) + open;
        if (triggers != ends) {
            throw new IllegalArgumentException(
                    "the ledger does not add up: " + triggers + " triggers, " + ends + " ends");
        }
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
