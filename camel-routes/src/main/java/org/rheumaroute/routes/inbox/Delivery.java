package org.rheumaroute.routes.inbox;

import java.time.Duration;

/** What becomes of a message after an attempt. */
public sealed interface Delivery {
    /** The patient is settled: the message goes. */
    record Done() implements Delivery {}

    /**
     * The EHR, or our own disk, cannot be used now: the same trigger is sent anew and this message goes. Burns no attempt.
     *
     * @param reason code in kebab-case
     * @param delay time before the new message is delivered
     * @param writeInDoubt whether a write was sent and not answered
     */
    record SendAgain(String reason, Duration delay, boolean writeInDoubt) implements Delivery {}

    /** Something failed: the message is rolled back and delivered again. Burns an attempt. */
    record TryAgain(String reason) implements Delivery {}

    /**
     * It cannot be done: the message goes to the parked queue.
     *
     * @param reason code in kebab-case
     */
    record Park(String reason) implements Delivery {}
}
