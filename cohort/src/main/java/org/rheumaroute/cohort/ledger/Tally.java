package org.rheumaroute.cohort.ledger;

import java.util.Comparator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.TaskId;

/** Counts ledger lines as they come and go, whole and for each question. Confined: the ledger holds the lock. */
final class Tally {
    private long triggers;
    private long open;
    private final Ends ends = new Ends();
    private final TreeMap<TaskId, Ends> byTask = new TreeMap<>(Comparator.comparing(TaskId::value));

    void add(LedgerLine line) {
        triggers++;
        count(line, 1);
    }

    void change(LedgerLine from, LedgerLine to) {
        count(from, -1);
        count(to, 1);
    }

    private void count(LedgerLine line, long by) {
        @Nullable Settlement end = line.settlement();
        if (end == null) {
            open += by;
        } else {
            ends.count(end, by);
        }
        line.byTask()
                .forEach((task, ofTask) ->
                        byTask.computeIfAbsent(task, t -> new Ends()).count(ofTask, by));
    }

    LedgerTotals totals() {
        TaskTotals all = ends.totals();
        TreeMap<TaskId, TaskTotals> tasks = new TreeMap<>(Comparator.comparing(TaskId::value));
        byTask.forEach((task, ofTask) -> tasks.put(task, ofTask.totals()));
        tasks.values().removeIf(ofTask -> ofTask.settled() == 0);
        return new LedgerTotals(
                triggers, all.written(), all.unchanged(), all.declinedBy(), all.failedBy(), open, tasks);
    }
}
