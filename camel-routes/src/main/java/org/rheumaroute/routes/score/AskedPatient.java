package org.rheumaroute.routes.score;

import java.util.List;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 0: what is asked about the patient.
 *
 * @param trigger what started it
 * @param tasks every question this server answers; at least one
 */
public record AskedPatient(Trigger trigger, List<AskedTask> tasks) {
    public AskedPatient {
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("nothing is asked");
        }
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "asked for " + trigger;
    }
}
