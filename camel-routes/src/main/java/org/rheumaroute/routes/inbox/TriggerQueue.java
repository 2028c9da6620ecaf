package org.rheumaroute.routes.inbox;

import java.util.List;

/** Where triggers wait. What was sent survives a crash of the server. */
@FunctionalInterface
public interface TriggerQueue {
    /**
     * Sends all or none. A trigger that was sent before is left out in silence.
     *
     * @throws QueueUnavailableException when the queue does not take them; nothing was sent, or some were and sending
     *     all again does no harm
     */
    void send(List<Trigger> triggers);
}
