package org.rheumaroute.cohort.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.rheumaroute.model.TaskId;

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
            add(triggerId, LedgerLine.accepted(patientId, clock.instant()));
            return true;
        });
    }

    /**
     * A trigger came to its end: every question it asked has its answer. The first end of each question stands, except
     * that a failure gives way to any other end: a parked message may be replayed.
     *
     * @param triggerId an accepted trigger; one that is not known (the ledger lost it in a crash) is accepted here, so
     *     that the numbers add up
     * @param answers the end for each question asked; at least one, none of them a failure
     * @return false when the trigger had its end already
     */
    public boolean settled(String triggerId, Map<TaskId, Settlement> answers) {
        Settlement.together(answers.values()); // refuses what is no end before anything is noted
        return change(triggerId, line -> {
            LedgerLine answered = line.answered(answers);
            return answered.ended(Settlement.together(answered.byTask().values().stream()
                    .filter(end -> end.kind() != Settlement.Kind.FAILED) // of a question that is not asked any more
                    .toList()));
        });
    }

    /**
     * Some of a trigger's questions have their answers, others will be asked again with it; the trigger stays open.
     *
     * @param answers the end for each question that is done; none of them a failure
     */
    public void answered(String triggerId, Map<TaskId, Settlement> answers) {
        change(triggerId, line -> line.answered(answers));
    }

    /**
     * A trigger was given up. Questions that had their answer before keep it.
     *
     * @param reason code in kebab-case
     * @param asked the questions that it asked
     * @return false when the trigger had its end already
     */
    public boolean failed(String triggerId, String reason, Collection<TaskId> asked) {
        Settlement end = Settlement.failed(reason);
        Map<TaskId, Settlement> ends = new HashMap<>();
        asked.forEach(task -> ends.put(task, end));
        return change(triggerId, line -> line.answered(ends).ended(end));
    }

    private boolean change(String triggerId, UnaryOperator<LedgerLine> change) {
        return locked(() -> {
            Optional<LedgerLine> known = line(triggerId);
            LedgerLine before = known.orElseGet(() -> LedgerLine.accepted("", clock.instant()));
            LedgerLine after = before.mayBeSettled() ? change.apply(before) : before;
            if (known.isEmpty()) {
                add(triggerId, after);
                return true;
            }
            if (after.equals(before)) {
                return false;
            }
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
