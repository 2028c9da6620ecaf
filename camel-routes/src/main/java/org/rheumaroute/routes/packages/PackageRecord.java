package org.rheumaroute.routes.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;

/**
 * Where every package that was ever used here stands; what must survive a restart. Immutable.
 *
 * @param decided true once an operator has taken any step: from then on nothing becomes active by itself
 * @param entries by digest of the manifest
 * @param formerly digests that were active before, by question, the latest last: the way back
 * @param history steps taken, newest first
 */
record PackageRecord(
        boolean decided, Map<String, Entry> entries, Map<TaskId, List<String>> formerly, List<PackageChange> history) {
    private static final int LONGEST_HISTORY = 500;
    private static final int LONGEST_WAY_BACK = 10;

    PackageRecord {
        entries = Map.copyOf(entries);
        Map<TaskId, List<String>> copied = new HashMap<>();
        formerly.forEach((task, digests) -> copied.put(task, List.copyOf(digests)));
        formerly = Map.copyOf(copied);
        history = List.copyOf(history);
        for (PackageState alone : List.of(PackageState.ACTIVE, PackageState.SHADOW)) {
            long questions = entries.values().stream()
                    .filter(entry -> entry.state() == alone)
                    .map(Entry::task)
                    .distinct()
                    .count();
            if (entries.values().stream().filter(e -> e.state() == alone).count() != questions) {
                throw new IllegalArgumentException("a question has two packages in state " + alone.code());
            }
        }
    }

    /**
     * One package.
     *
     * @param since when it came into its state
     */
    record Entry(PackageRef ref, TaskId task, PackageState state, Instant since) {}

    static PackageRecord empty() {
        return new PackageRecord(false, Map.of(), Map.of(), List.of());
    }

    /** Where a package stands; {@link PackageState#AVAILABLE} when nothing is recorded of it. */
    PackageState stateOf(String sha256) {
        return Optional.ofNullable(entries.get(sha256)).map(Entry::state).orElse(PackageState.AVAILABLE);
    }

    /** The package of a question in a state that one package has alone. */
    Optional<Entry> only(TaskId task, PackageState state) {
        return entries.values().stream()
                .filter(entry -> entry.task().equals(task) && entry.state() == state)
                .findFirst();
    }

    /** The package that a roll-back makes active. */
    Optional<Entry> before(TaskId task) {
        List<String> way = formerly.getOrDefault(task, List.of());
        return way.isEmpty() ? Optional.empty() : Optional.ofNullable(entries.get(way.get(way.size() - 1)));
    }

    /** After one step of one package. */
    PackageRecord with(PackageRef ref, TaskId task, PackageState to, String who, Instant at) {
        Map<String, Entry> next = new LinkedHashMap<>(entries);
        next.put(ref.sha256(), new Entry(ref, task, to, at));
        List<PackageChange> steps = new ArrayList<>(history);
        steps.add(0, new PackageChange(at, who, task, ref, stateOf(ref.sha256()), to));
        return new PackageRecord(
                decided || !who.equals(PackageChange.SERVER),
                next,
                formerly,
                steps.subList(0, Math.min(steps.size(), LONGEST_HISTORY)));
    }

    /** After another package took the place of the active one, if there was one, or the active one was retired. */
    PackageRecord withoutActive(TaskId task, boolean keepWayBack, String who, Instant at) {
        Optional<Entry> active = only(task, PackageState.ACTIVE);
        if (active.isEmpty()) {
            return this;
        }
        PackageRecord retired = with(active.get().ref(), task, PackageState.RETIRED, who, at);
        return keepWayBack ? retired.remembering(task, active.get().ref().sha256()) : retired;
    }

    /** With the way back one step shorter. */
    PackageRecord steppedBack(TaskId task) {
        List<String> way = formerly.getOrDefault(task, List.of());
        return withWay(task, way.subList(0, Math.max(0, way.size() - 1)));
    }

    private PackageRecord remembering(TaskId task, String sha256) {
        List<String> way = new ArrayList<>(formerly.getOrDefault(task, List.of()));
        way.remove(sha256);
        way.add(sha256);
        return withWay(task, way.subList(Math.max(0, way.size() - LONGEST_WAY_BACK), way.size()));
    }

    private PackageRecord withWay(TaskId task, List<String> way) {
        Map<TaskId, List<String>> next = new HashMap<>(formerly);
        next.put(task, way);
        return new PackageRecord(decided, entries, next, history);
    }
}
