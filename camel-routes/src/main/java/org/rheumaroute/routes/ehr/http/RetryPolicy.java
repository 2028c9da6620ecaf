package org.rheumaroute.routes.ehr.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and how patiently a request that is safe to repeat is tried again within one call.
 *
 * @param attempts tries in all, 1 to 10
 * @param firstWait wait after the first failure; doubles after each further one
 * @param longestWait longest wait spent inside a call; an EHR that asks for more gets its wait from the inbox instead
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {
    /** Three tries, half a second at first, ten seconds at most. */
    public static final RetryPolicy STANDARD = new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(10));

    public RetryPolicy {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts must be 1 to 10, was " + attempts);
        }
        if (firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("waits must be 0 or more, the longest not shorter than the first");
        }
    }

    /** The wait before the next try; empty = give up now and tell the caller. */
    Optional<Duration> waitAfter(int attempt, EhrUnavailableException failure) {
        if (attempt >= attempts || !failure.retryable()) {
            return Optional.empty();
        }
        Duration backOff = firstWait.multipliedBy(1L << (attempt - 1));
        Duration capped = backOff.compareTo(longestWait) > 0 ? longestWait : backOff;
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Duration wait = asked.compareTo(capped) > 0 ? asked : capped;
        return wait.compareTo(longestWait) > 0 ? Optional.empty() : Optional.of(wait);
    }
}
