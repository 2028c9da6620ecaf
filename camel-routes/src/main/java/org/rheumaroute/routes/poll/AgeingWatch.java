package org.rheumaroute.routes.poll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortQuery;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.OutcomeKind;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.FeatureRule;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.routes.inbox.DiskFullException;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.inbox.TriggerQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds scored patients of whom an input has grown older than its window, and patients of whom the rule on
 * difficult-to-treat arthritis may say something else by time alone, though nothing changed in the EHR, and puts one
 * trigger for each into the inbox: the patient is read again, the score renewed without that input or withdrawn, the flag
 * kept true. Looks once a day by the hospital's clock, as windows are counted in days. Thread-safe; looks are made one at a
 * time.
 */
public final class AgeingWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AgeingWatch.class);
    private static final int PAGE = 500;

    private final CohortStore cohort;
    private final D2tStore flags;
    private final Supplier<Set<TaskId>> tasks;
    private final TriggerQueue queue;
    private final Ledger ledger;
    private final DiskRoom disk;
    private final Clock clock;
    private @Nullable LocalDate done; // guarded by this: the day of the last whole look

    /**
     * @param cohort what each score rests on
     * @param flags what the rule said, and when that may change
     * @param tasks the predictions that are asked now
     * @param queue the durable inbox
     * @param ledger knows which triggers were sent before
     * @param disk without room no look is made
     * @param clock in the hospital's zone: decides which day it is
     */
    public AgeingWatch(
            CohortStore cohort,
            D2tStore flags,
            Supplier<Set<TaskId>> tasks,
            TriggerQueue queue,
            Ledger ledger,
            DiskRoom disk,
            Clock clock) {
        this.cohort = cohort;
        this.flags = flags;
        this.tasks = tasks;
        this.queue = queue;
        this.ledger = ledger;
        this.disk = disk;
        this.clock = clock;
    }

    /** Looks if this day was not looked at yet. What stops a look is told; the next call tries again. Never throws. */
    public synchronized void lookOnceADay() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(done)) {
            return;
        }
        try {
            disk.require();
            int patients = look(today);
            done = today;
            if (patients > 0) {
                LOG.info("for {} patients an input or a finding has grown too old; they are read again", patients);
            }
        } catch (DiskFullException | RuntimeException e) { // the edge of this thread
            LOG.warn(
                    "looking for inputs that are too old failed ({}); it is tried again",
                    e.getClass().getSimpleName());
        }
    }

    /** How many patients were put into the inbox. */
    private int look(LocalDate today) {
        int sent = 0;
        for (TaskId task : tasks.get()) {
            Map<FeatureName, Integer> windows = windows(task);
            List<String> ids = cohort.answer(scored(task)).patientIds();
            for (int from = 0; from < ids.size(); from += PAGE) {
                List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
                sent += send(triggers(cohort.entries(task, page), windows, today));
            }
        }
        return sent + lookAtFlags(today);
    }

    private int lookAtFlags(LocalDate today) {
        int sent = 0;
        List<String> due = flags.due(today);
        for (int from = 0; from < due.size(); from += PAGE) {
            sent += send(due.subList(from, Math.min(due.size(), from + PAGE)).stream()
                    .flatMap(id -> flags.find(id).stream())
                    .map(entry -> Trigger.causedBy(
                            entry.patientId(), List.of("aged/" + TaskId.D2T + "/" + entry.lookAgainOn())))
                    .toList());
        }
        return sent;
    }

    /** The same old inputs make the same trigger, so nobody is sent twice for them. */
    private List<Trigger> triggers(List<CohortEntry> entries, Map<FeatureName, Integer> windows, LocalDate today) {
        List<Trigger> triggers = new ArrayList<>();
        for (CohortEntry entry : entries) {
            TreeSet<String> causes = new TreeSet<>();
            for (CohortInput input : entry.inputs()) {
                Integer window = windows.get(input.feature());
                if (window != null && today.isAfter(input.observedOn().plusDays(window))) {
                    causes.add("aged/" + entry.task() + "/" + input.feature() + "/" + input.observedOn());
                }
            }
            if (!causes.isEmpty()) {
                triggers.add(Trigger.causedBy(entry.patientId(), causes));
            }
        }
        return triggers;
    }

    private int send(List<Trigger> triggers) {
        List<Trigger> fresh = triggers.stream()
                .filter(trigger -> !ledger.isAccepted(trigger.id()))
                .toList();
        if (!fresh.isEmpty()) {
            queue.send(fresh);
            fresh.forEach(trigger -> ledger.accepted(trigger.id(), trigger.patientId()));
        }
        return fresh.size();
    }

    private static CohortQuery scored(TaskId task) {
        return new CohortQuery(
                task, null, null, null, null, null, null, null, null, null, OutcomeKind.SCORED, null, null);
    }

    private static Map<FeatureName, Integer> windows(TaskId task) {
        Map<FeatureName, Integer> windows = new HashMap<>();
        for (FeatureRule rule : FeatureMap.ofTask(task).features()) {
            Integer days = rule.windowDays();
            if (days != null) {
                windows.put(rule.feature(), days);
            }
        }
        return windows;
    }
}
