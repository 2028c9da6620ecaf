package org.rheumaroute.cohort.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps account of every trigger, from its acceptance to its end. Durable in the given map; counts are rebuilt from it
 * at construction, afterwards every change must come through this object. Every call may be repeated without harm, as
 * a message may be delivered twice. Thread-safe.
 */
public final class Ledger {
    private final ConcurrentMap<String, String> cache;
    private final Clock clock;
    private final Tally tally = new Tally();
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * A ledger on the system's clock.
     *
     * @param cache where lines are kept: text to text, key = trigger id
     */
    public Ledger(ConcurrentMap<String, String> cache) {
        this(cache, Clock.systemUTC());
    }

    /** A ledger on the given clock, which dates the acceptance of triggers. */
    public Ledger(ConcurrentMap<String, String> cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
        cache.values().forEach(json -> LedgerLine.ofJson(json).ifPresent(tally::add));
    }

    /**
     * A trigger was taken on.
     *
     * @param triggerId the same for every delivery of the same trigger
     * @param patientId whose record changed
     * @return false when it had been accepted before; then nothing changes, whether it is open or settled
     */
    public boolean accepted(String triggerId, String patientId) {
        return locked(() -> {
            if (line(triggerId).isPresent()) {
                return false;
            }
            add(triggerId, new LedgerLine(patientId, clock.instant(), null));
            return true;
        });
    }

    /**
     * A trigger came to its end. The first end stands, except that a failure gives way to any other end: a parked
     * message may be replayed.
     *
     * @param triggerId an accepted trigger; one that is not known (the ledger lost it in a crash) is accepted here, so
     *     that the numbers add up
     * @return false when the trigger had its end already
     */
    public boolean settled(String triggerId, Settlement end) {
        return locked(() -> {
            Optional<LedgerLine> known = line(triggerId);
            if (known.isEmpty()) {
                add(triggerId, new LedgerLine("", clock.instant(), end));
                return true;
            }
            LedgerLine before = known.get();
            if (!before.mayBeSettled() || end.equals(before.settlement())) {
                return false;
            }
            LedgerLine after = before.settled(end);
            cache.put(triggerId, after.toJson());
            tally.change(before, after);
            return true;
        });
    }

    /** Whether the trigger was ever taken on, open or settled. */
    public boolean isAccepted(String triggerId) {
        return line(triggerId).isPresent();
    }

    /** Whether the trigger has come to an end that stands; a failed one may still be replayed. */
    public boolean isSettled(String triggerId) {
        return line(triggerId).filter(line -> !line.mayBeSettled()).isPresent();
    }

    /** Number of triggers accepted and not settled yet. */
    public long open() {
        return totals().open();
    }

    /** Counts over the whole life of the ledger. */
    public LedgerTotals totals() {
        return locked(tally::totals);
    }

    /** Counts over the triggers accepted at or after {@code start}: one run. Reads every line. */
    public LedgerTotals since(Instant start) {
        return locked(() -> {
            Tally run = new Tally();
            for (String json : cache.values()) {
                LedgerLine.ofJson(json)
                        .filter(line -> !line.acceptedAt().isBefore(start))
                        .ifPresent(run::add);
            }
            return run.totals();
        });
    }

    private Optional<LedgerLine> line(String triggerId) {
        return Optional.ofNullable(cache.get(triggerId)).flatMap(LedgerLine::ofJson);
    }

    private void add(String triggerId, LedgerLine line) {
        cache.put(triggerId, line.toJson());
        tally.add(line);
    }

    /** Map and counts change together, so that the totals add up at any moment. */
    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
