package org.rheumaroute.model.child;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at a process now and then, and ends it when it takes too much. Thread-safe. */
public final class Watch implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;

    private final Process process;
    private final ChildLimits limits;
    private final String who;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService clock;
    private volatile @Nullable String reason;
    private volatile long peakMegabytes;

    private Watch(Process process, ChildLimits limits, String who) {
        this.process = process;
        this.limits = limits;
        this.who = who;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "child-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to look.
     *
     * @param who names the process in the reason, for example {@code the training process}
     */
    public static Watch over(Process process, ChildLimits limits, String who) {
        Watch watch = new Watch(process, limits, who);
        var ticking = watch.clock.scheduleAtFixedRate(watch::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        if (ticking.isCancelled()) {
            throw new IllegalStateException("the watch does not run");
        }
        return watch;
    }

    private void look() {
        Memory.peakOf(process.pid()).ifPresent(peak -> peakMegabytes = Math.max(peakMegabytes, peak));
        Memory.of(process.pid()).ifPresent(used -> {
            if (used > limits.megabytes()) {
                end(who + " used more than " + limits.megabytes() + " MB");
            }
        });
        Duration taken = Duration.ofNanos(System.nanoTime() - started);
        if (taken.compareTo(limits.longest()) > 0) {
            end(who + " took longer than " + limits.longestInWords());
        }
    }

    private void end(String why) {
        if (reason == null) { // a dying process may be looked at once more
            reason = why;
        }
        process.destroyForcibly();
    }

    /** Why the process was ended; null when it was not. */
    public @Nullable String reason() {
        return reason;
    }

    /** Most memory that was seen in use; 0 where the system does not tell. */
    public long peakMegabytes() {
        return peakMegabytes;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
