package org.rheumaroute.routes.inbox;

import java.util.concurrent.CompletableFuture;

/** The way into the routes: starts a patient's way and never blocks the caller's thread. Thread-safe. */
@FunctionalInterface
public interface PatientRoute {
    /** Completes when the patient is settled; fails with what stopped it. */
    CompletableFuture<?> score(Trigger trigger);
}
