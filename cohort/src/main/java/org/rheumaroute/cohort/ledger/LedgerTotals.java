package org.rheumaroute.cohort.ledger;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rheumaroute.model.TaskId;

/**
 * Counts of triggers by their end. They add up: triggers = written + unchanged + declined + failed + open. One trigger
 * asks several questions and ends once; how it ended for each question stands beside, and adds up there as well.
 *
 * @param triggers accepted triggers
 * @param written risks written
 * @param unchanged nothing had to be written
 * @param declinedBy refusals by reason code
 * @param failedBy failures by reason code
 * @param open accepted and not settled yet
 * @param byTask the ends for each question, in order of its name; a trigger counts once for every question it asked
 */
public record LedgerTotals(
        long triggers,
        long written,
        long unchanged,
        SortedMap<String, Long> declinedBy,
        SortedMap<String, Long> failedBy,
        long open,
        Map<TaskId, TaskTotals> byTask) {
    public LedgerTotals {
        declinedBy = Collections.unmodifiableSortedMap(new TreeMap<>(declinedBy));
        failedBy = Collections.unmodifiableSortedMap(new TreeMap<>(failedBy));
        SortedMap<TaskId, TaskTotals> tasks = new TreeMap<>(Comparator.comparing(TaskId::value));
        tasks.putAll(byTask);
        byTask = Collections.unmodifiableSortedMap(tasks);
        long ends = written + unchanged + sum(declinedBy) + sum(failedBy) + open;
        if (triggers != ends) {
            throw new IllegalArgumentException(
                    "the ledger does not add up: " + triggers + " triggers, " + ends + " ends");
        }
        for (Map.Entry<TaskId, TaskTotals> task : byTask.entrySet()) {
            if (task.getValue().settled() > triggers) {
                throw new IllegalArgumentException("the ledger does not add up: " + triggers + " triggers, "
                        + task.getValue().settled() + " ends for " + task.getKey());
            }
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
