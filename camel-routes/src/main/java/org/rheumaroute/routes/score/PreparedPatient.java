package org.rheumaroute.routes.score;

import java.util.List;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 3: ready to be scored, or not.
 *
 * @param trigger what started it
 * @param tasks one for each question
 */
public record PreparedPatient(Trigger trigger, List<PreparedTask> tasks) {
    public PreparedPatient {
        tasks = List.copyOf(tasks);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "prepared for " + trigger;
    }
}
