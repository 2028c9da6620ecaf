package org.rheumaroute.cohort.chain;

import java.time.Duration;

/**
 * How long something took, since the server started.
 *
 * @param count how often it was measured
 * @param median half took no longer
 * @param p99 ninety-nine of a hundred took no longer
 * @param max none took longer
 */
public record Latency(long count, Duration median, Duration p99, Duration max) {
    /** Nothing measured yet. */
    public static final Latency NONE = new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
