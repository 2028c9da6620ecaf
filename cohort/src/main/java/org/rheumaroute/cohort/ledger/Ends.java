package org.rheumaroute.cohort.ledger;

import java.util.TreeMap;

/** Counts ends by their kind and reason as they come and go. Confined: the ledger holds the lock. */
final class Ends {
    private long written;
    private long unchanged;
    private final TreeMap<String, Long> declinedBy = new TreeMap<>();
    private final TreeMap<String, Long> failedBy = new TreeMap<>();

    void count(Settlement end, long by) {
        switch (end.kind()) {
            case WRITTEN -> written += by;
            case UNCHANGED -> unchanged += by;
            case DECLINED -> count(declinedBy, end.reason(), by);
            case FAILED -> count(failedBy, end.reason(), by);
        }
    }

    private static void count(TreeMap<String, Long> counts, String reason, long by) {
        long count = counts.merge(reason, by, Long::sum);
        if (count == 0) {
            counts.remove(reason);
        }
    }

    TaskTotals totals() {
        return new TaskTotals(written, unchanged, declinedBy, failedBy);
    }
}
