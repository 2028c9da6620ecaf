package org.rheumaroute.routes.score;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 5: what has to be written is known.
 *
 * @param trigger what started it
 * @param tasks the questions that have a plan
 * @param d2t the rule's answer with its plan, if there is one
 * @param failure what stopped another question, if anything did
 */
public record PlannedPatient(
        Trigger trigger, List<PlannedTask> tasks, List<D2tPlanned> d2t, Optional<RuntimeException> failure) {
    public PlannedPatient {
        tasks = List.copyOf(tasks);
        d2t = List.copyOf(d2t);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "planned for " + trigger;
    }
}
