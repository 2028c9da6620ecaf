package org.rheumaroute.cohort.d2t;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.AttritionStep;
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

    /** A patient's result, without what it rests on. */
    public Optional<D2tResult> resultOf(String patientId) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(rows.get(patientId)).map(D2tRow::result);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Answers a query from the rows alone. */
    public D2tFound answer(D2tQuery query) {
        lock.readLock().lock();
        try {
            List<Map.Entry<String, D2tRow>> left = new ArrayList<>(rows.entrySet());
            int total = left.size();
            List<AttritionStep> attrition = new ArrayList<>();
            for (D2tQuery.Step step : query.steps()) {
                List<Map.Entry<String, D2tRow>> kept = left.stream()
                        .filter(one -> step.finds().test(one.getValue()))
                        .toList();
                int unknown = (int) left.stream()
                        .map(Map.Entry::getValue)
                        .filter(row ->
                                !step.finds().test(row) && step.isUnknown().test(row))
                        .count();
                attrition.add(new AttritionStep(step.criterion(), left.size() - kept.size(), unknown, kept.size()));
                left = kept;
            }
            return new D2tFound(
                    total, attrition, left.stream().map(Map.Entry::getKey).toList());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The entries of these patients, in the same order. */
    public List<D2tEntry> entries(List<String> patientIds) {
        return patientIds.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** The ids of those whose answer may read otherwise on this day though nothing changed. */
    public List<String> due(LocalDate today) {
        lock.readLock().lock();
        try {
            return rows.entrySet().stream()
                    .filter(one -> isDue(one.getValue().lookAgainOn(), today))
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static boolean isDue(@Nullable LocalDate day, LocalDate today) {
        return day != null && !day.isAfter(today);
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

    private static Optional<D2tEntry> read(String json) {
        try {
            return Optional.of(D2tEntryJson.read(json));
        } catch (CohortFormatException e) {
            return Optional.empty(); // the EHR still has what it is made of
        }
    }
}
