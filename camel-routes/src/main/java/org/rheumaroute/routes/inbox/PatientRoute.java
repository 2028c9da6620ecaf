package org.rheumaroute.routes.inbox;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.rheumaroute.model.TaskId;

/** The way into the routes: starts a patient's way and never blocks the caller's thread. Thread-safe. */
public interface PatientRoute {
    /** Completes when the patient is settled; fails with what stopped it. */
    CompletableFuture<?> score(Trigger trigger);

    /** The questions that a trigger asks now; at least one. */
    Set<TaskId> asked();
}
