package org.rheumaroute.cohort.d2t;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rheumaroute.cohort.CohortFormatException;
import org.rheumaroute.model.DeclineReason;

/**
 * One entry for each patient, kept as JSON text in a given map, and a row for each in memory that answers queries. Rebuilt
 * from the map at construction; afterwards every change must come through this object. Never the record of truth: it can
 * be rebuilt from the EHR. Thread-safe.
 */
public final class D2tStore {
    private final ConcurrentMap<String, String> cache;
    private final TreeMap<String, D2tRow> rows = new TreeMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** @param cache where entries are kept, by the patient's id: text to text */
    public D2tStore(ConcurrentMap<String, String> cache) {
        this.cache = cache;
        for (String json : cache.values()) {
            read(json).ifPresent(entry -> rows.put(entry.patientId(), D2tRow.of(entry)));
        }
    }

    /** Keeps an entry, in place of an older one of the same patient. */
    public void put(D2tEntry entry) {
        String json = D2tEntryJson.write(entry);
        lock.writeLock().lock();
        try {
            cache.put(entry.patientId(), json);
            rows.put(entry.patientId(), D2tRow.of(entry));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A patient's entry. */
    public Optional<D2tEntry> find(String patientId) {
        return Optional.ofNullable(cache.get(patientId)).flatMap(D2tStore::read);
    }

    /** The ids of those who are found, in order. */
    public List<String> patients(D2tQuery query) {
        return select(query::finds);
    }

    /** The ids of those whose answer may read otherwise on this day though nothing changed. */
    public List<String> due(LocalDate today) {
        return select(row -> {
            LocalDate day = row.lookAgainOn();
            return day != null && !day.isAfter(today);
        });
    }

    /** How the patients are spread. */
    public D2tSummary summary() {
        Map<D2tResult, Integer> results = new TreeMap<>();
        Map<DeclineReason, Integer> notAsked = new TreeMap<>();
        lock.readLock().lock();
        try {
            for (D2tRow row : rows.values()) {
                results.merge(row.result(), 1, Integer::sum);
                DeclineReason reason = row.reason();
                if (reason != null) {
                    notAsked.merge(reason, 1, Integer::sum);
                }
            }
        } finally {
            lock.readLock().unlock();
        }
        return new D2tSummary(results, notAsked);
    }

    private interface Wanted {
        boolean is(D2tRow row);
    }

    private List<String> select(Wanted wanted) {
        List<String> ids = new ArrayList<>();
        lock.readLock().lock();
        try {
            rows.forEach((id, row) -> {
                if (wanted.is(row)) {
                    ids.add(id);
                }
            });
        } finally {
            lock.readLock().unlock();
        }
        return ids;
    }

    private static Optional<D2tEntry> read(String json) {
        try {
            return Optional.of(D2tEntryJson.read(json));
        } catch (CohortFormatException e) {
            return Optional.empty(); // the EHR still has what it is made of
        }
    }
}
