package org.rheumaroute.model.child;

import java.time.Duration;

/**
 * What a process may use.
 *
 * @param megabytes memory in all, native memory included
 * @param longest time it may take, above 0
 */
public record ChildLimits(int megabytes, Duration longest) {
    public ChildLimits {
        if (megabytes < 1 || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a process needs memory and time");
        }
    }

    /** The time as a reader says it. */
    String longestInWords() {
        boolean minutes = longest.toSeconds() % 60 == 0;
        long count = minutes ? longest.toMinutes() : longest.toSeconds();
        return count + (minutes ? " minute" : " second") + (count == 1 ? "" : "s");
    }
}
