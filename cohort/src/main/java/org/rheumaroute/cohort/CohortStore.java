package org.rheumaroute.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.rheumaroute.model.TaskId;

/**
 * The scored cohort: one entry for each patient and task, kept as JSON text in a given map, and a columnar projection
 * beside it that answers queries. The projection is rebuilt from the map at construction; afterwards every change must
 * come through this object. Never the record of truth: it can be rebuilt from the EHR. Thread-safe.
 */
public final class CohortStore {
    private final ConcurrentMap<String, String> cache;
    private final Map<TaskId, Columns> columns = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final int unreadable;
    private long revision = System.currentTimeMillis(); // so that a restart never repeats a number

    /**
     * @param cache where entries are kept: text to text, so that a file store and any class loader can hold it
     */
    public CohortStore(ConcurrentMap<String, String> cache) {
        this.cache = cache;
        this.unreadable = rebuild();
    }

    private int rebuild() {
        int failed = 0;
        for (String json : cache.values()) {
            try {
                project(CohortEntryJson.read(json));
            } catch (CohortFormatException e) {
                failed++; // the EHR still has it: scoring again writes it anew
            }
        }
        return failed;
    }

    /** Number of texts in the map at construction that could not be read; they are left alone and found by no query. */
    public int unreadable() {
        return unreadable;
    }

    /** Keeps an entry, in place of an older one of the same patient and task. */
    public void put(CohortEntry entry) {
        String json = CohortEntryJson.write(entry);
        change(() -> {
            cache.put(key(entry.patientId(), entry.task()), json);
            project(entry);
            return true;
        });
    }

    /** Forgets a patient's entry for a task, for example after an opt-out. Whether there was one. */
    public boolean remove(String patientId, TaskId task) {
        return change(() -> {
            boolean was = cache.remove(key(patientId, task)) != null;
            Columns ofTask = columns.get(task);
            if (ofTask != null) {
                ofTask.remove(patientId);
            }
            return was;
        });
    }

    /** A patient's entry for a task. */
    public Optional<CohortEntry> find(String patientId, TaskId task) {
        String json = cache.get(key(patientId, task));
        try {
            return json == null ? Optional.empty() : Optional.of(CohortEntryJson.read(json));
        } catch (CohortFormatException e) {
            return Optional.empty(); // counted in unreadable()
        }
    }

    /** Answers a query from the columns alone. */
    public CohortAnswer answer(CohortQuery query) {
        return look(() -> columnsOf(query.task()).answer(query));
    }

    /** The entries of these patients, in the same order; a patient who was removed meanwhile is left out. */
    public List<CohortEntry> entries(TaskId task, List<String> patientIds) {
        List<CohortEntry> entries = new ArrayList<>(patientIds.size());
        for (String patientId : patientIds) {
            find(patientId, task).ifPresent(entries::add);
        }
        return entries;
    }

    /** How the patients of a task are spread. */
    public CohortSummary summary(TaskId task) {
        return look(() -> columnsOf(task).summary());
    }

    /** A number that rises with every change, over restarts too: an unchanged number means an unchanged cohort. */
    public long revision() {
        return look(() -> revision);
    }

    private Columns columnsOf(TaskId task) {
        Columns ofTask = columns.get(task);
        return ofTask == null ? new Columns() : ofTask;
    }

    private void project(CohortEntry entry) {
        columns.computeIfAbsent(entry.task(), task -> new Columns()).put(entry);
    }

    private <T> T look(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Map and columns change together, or a query could see a patient in one and not in the other. */
    private <T> T change(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            revision++;
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A task's characters hold no bar, so the key is unambiguous whatever the patient id is. */
    private static String key(String patientId, TaskId task) {
        return task.value() + "|" + patientId;
    }
}
