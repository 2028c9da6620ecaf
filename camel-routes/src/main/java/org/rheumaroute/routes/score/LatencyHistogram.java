package org.rheumaroute.routes.score;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import org.rheumaroute.cohort.chain.Latency;

/**
 * Counts durations in buckets whose width grows with the duration, so that each is known to about 3 % whether it took
 * microseconds or minutes. Recording is one atomic addition without a lock or an allocation. Thread-safe.
 */
public final class LatencyHistogram {
    private static final int FINE_BITS = 5; // 32 buckets for each doubling
    private static final int FINE = 1 << FINE_BITS;
    private static final int BUCKETS = (Long.SIZE - FINE_BITS) * FINE;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final LongAccumulator greatest = new LongAccumulator(Math::max, 0);

    /** Counts one duration of {@code nanos}; a negative one counts as nothing. */
    public void record(long nanos) {
        long counted = Math.max(0, nanos);
        counts.incrementAndGet(bucketOf(counted));
        greatest.accumulate(counted);
    }

    /** What was counted so far; durations recorded meanwhile are in it or not. */
    public Latency latency() {
        long[] seen = new long[BUCKETS];
        long total = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen[bucket] = counts.get(bucket);
            total += seen[bucket];
        }
        Duration max = Duration.ofNanos(greatest.get());
        return total == 0
                ? Latency.NONE
                : new Latency(
                        total, least(upperOf(seen, total, 0.5), max), least(upperOf(seen, total, 0.99), max), max);
    }

    /** Upper bound of the bucket below which {@code share} of all durations lie. */
    private static Duration upperOf(long[] seen, long total, double share) {
        long wanted = (long) Math.ceil(share * total);
        long below = 0;
        int bucket = -1;
        while (below < wanted) {
            below += seen[++bucket];
        }
        return Duration.ofNanos(lowerBound(bucket + 1));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Exact below 32 ns; above, the leading bit and the five bits after it. */
    static int bucketOf(long nanos) {
        if (nanos < FINE) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - FINE_BITS;
        return (shift << FINE_BITS) + (int) (nanos >>> shift);
    }

    static long lowerBound(int bucket) {
        if (bucket < 2 * FINE) {
            return bucket;
        }
        int shift = (bucket >>> FINE_BITS) - 1;
        return (long) (bucket - (shift << FINE_BITS)) << shift;
    }
}
