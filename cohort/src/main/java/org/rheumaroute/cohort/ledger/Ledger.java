package org.rheumaroute.cohort.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;

/** Skeleton. */
public final class Ledger {
    private final ConcurrentMap<String, String> cache;
    private final Clock clock;

    /** Uses the system clock. */
    public Ledger(ConcurrentMap<String, String> cache) {
        this(cache, Clock.systemUTC());
    }

    /** Uses a given clock. */
    public Ledger(ConcurrentMap<String, String> cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /** Whether it is new. */
    public boolean accepted(String triggerId, String patientId) {
        throw new UnsupportedOperationException("to come: " + cache.size() + clock);
    }

    /** Whether something changed. */
    public boolean settled(String triggerId, Settlement settlement) {
        throw new UnsupportedOperationException("to come");
    }

    /** Totals of everything. */
    public LedgerTotals totals() {
        throw new UnsupportedOperationException("to come");
    }

    /** Totals of the triggers accepted at or after {@code start}. */
    public LedgerTotals since(Instant start) {
        throw new UnsupportedOperationException("to come");
    }

    /** Accepted and not settled. */
    public long open() {
        return totals().open();
    }
}
