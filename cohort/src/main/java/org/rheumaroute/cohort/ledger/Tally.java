package org.rheumaroute.cohort.ledger;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts ledger lines as they come and go. Confined: the ledger holds the lock. */
final class Tally {
    private long triggers;
    private long written;
    private long unchanged;
    private long open;
    private final TreeMap<String, Long> declinedBy = new TreeMap<>();
    private final TreeMap<String, Long> failedBy = new TreeMap<>();

    void add(LedgerLine line) {
        triggers++;
        count(line.settlement(), 1);
    }

    void change(LedgerLine from, LedgerLine to) {
        count(from.settlement(), -1);
        count(to.settlement(), 1);
    }

    private void count(@Nullable Settlement end, long by) {
        if (end == null) {
            open += by;
            return;
        }
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

    LedgerTotals totals() {
        return new LedgerTotals(triggers, written, unchanged, declinedBy, failedBy, open);
    }
}
