package org.rheumaroute.routes.score;

import java.util.List;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 3: ready to be scored, or not.
 *
 * @param trigger what started it
 * @param tasks one for each prediction
 * @param d2t the rule's answer; none where it is switched off or failed
 */
public record PreparedPatient(Trigger trigger, List<PreparedTask> tasks, Answers<D2tAsked> d2t) {
    public PreparedPatient {
        tasks = List.copyOf(tasks);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "prepared for " + trigger;
    }
}
