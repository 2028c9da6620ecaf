package org.rheumaroute.routes.packages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.score.AskedTask;

/**
 * Who answers, at one moment. Immutable.
 *
 * @param active by question, in order of its name
 * @param questions what is asked: every question that has, or had, an active package; at least one
 */
record InService(SortedMap<TaskId, OpenedPackage> active, List<AskedTask> questions) {
    private static final Comparator<TaskId> BY_NAME = Comparator.comparing(TaskId::value);

    static InService nothing() {
        return new InService(Collections.emptySortedMap(), List.of(unanswered(TaskId.UA_PROGRESSION)));
    }

    static InService of(PackageRecord record, Map<String, OpenedPackage> opened) {
        TreeMap<TaskId, OpenedPackage> active = inState(PackageState.ACTIVE, record, opened);
        TreeMap<TaskId, OpenedPackage> shadow = inState(PackageState.SHADOW, record, opened);
        List<AskedTask> questions = new ArrayList<>();
        for (TaskId task : asked(record)) {
            OpenedPackage answers = active.get(task);
            questions.add(
                    answers == null
                            ? unanswered(task)
                            : new AskedTask(
                                    task,
                                    Optional.of(answers.service()),
                                    Optional.ofNullable(shadow.get(task)).map(OpenedPackage::service)));
        }
        return new InService(Collections.unmodifiableSortedMap(active), List.copyOf(questions));
    }

    /**
     * A question whose package was retired, or is damaged, is asked on and refused, so that nobody takes its last score
     * for a present one. Without any, the first question of this product is asked, so that every trigger has an end.
     */
    private static List<TaskId> asked(PackageRecord record) {
        List<TaskId> asked = record.entries().values().stream()
                .filter(entry -> entry.state() == PackageState.ACTIVE
                        || !record.formerly()
                                .getOrDefault(entry.task(), List.of())
                                .isEmpty())
                .map(PackageRecord.Entry::task)
                .distinct()
                .sorted(BY_NAME)
                .toList();
        return asked.isEmpty() ? List.of(TaskId.UA_PROGRESSION) : asked;
    }

    private static AskedTask unanswered(TaskId task) {
        return new AskedTask(task, Optional.empty(), Optional.empty());
    }

    private static TreeMap<TaskId, OpenedPackage> inState(
            PackageState state, PackageRecord record, Map<String, OpenedPackage> opened) {
        TreeMap<TaskId, OpenedPackage> found = new TreeMap<>(BY_NAME);
        record.entries().forEach((sha256, entry) -> {
            OpenedPackage one = opened.get(sha256);
            if (entry.state() == state && one != null) {
                found.put(entry.task(), one);
            }
        });
        return found;
    }
}
