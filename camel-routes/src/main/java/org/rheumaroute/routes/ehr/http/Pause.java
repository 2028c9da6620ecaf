package org.rheumaroute.routes.ehr.http;

import java.time.Duration;

/** How a back-off is spent; tests write it down instead of sleeping. */
@FunctionalInterface
public interface Pause {
    /** Returns after the given time, or throws when this thread is asked to stop. */
    void spend(Duration time) throws InterruptedException;
}
