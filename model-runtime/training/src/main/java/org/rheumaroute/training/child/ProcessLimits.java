package org.rheumaroute.training.child;

import java.nio.file.Path;
import java.time.Duration;
import org.rheumaroute.model.child.ChildLimits;

/**
 * What a training process may use.
 *
 * @param megabytes memory in all, native memory included, at least 256; half of it is Java's heap
 * @param longest time it may take
 * @param logs folder for its log, and for the JVM's own account of a crash
 */
public record ProcessLimits(int megabytes, Duration longest, Path logs) {
    /** Enough for tens of thousands of patients. */
    public static final int USUAL_MEGABYTES = 4096;

    /** A run that takes longer has hung. */
    public static final Duration USUAL_LONGEST = Duration.ofHours(12);

    public ProcessLimits {
        if (megabytes < 256) {
            throw new IllegalArgumentException("a training process needs 256 MB at least, not " + megabytes);
        }
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a training process needs time");
        }
    }

    ChildLimits ofChild() {
        return new ChildLimits(megabytes, longest);
    }
}
