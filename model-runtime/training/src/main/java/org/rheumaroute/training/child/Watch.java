package org.rheumaroute.training.child;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at a process now and then, and ends it when it takes too much. Thread-safe. */
final class Watch implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    private final Process process;
    private final ProcessLimits limits;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService clock;
    private volatile @Nullable String reason;
    private volatile long peakMegabytes;

    private Watch(Process process, ProcessLimits limits) {
        this.process = process;
        this.limits = limits;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "trainer-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Watch over(Process process, ProcessLimits limits) {
        Watch watch = new Watch(process, limits);
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
                end("the training process used more than " + limits.megabytes() + " MB");
            }
        });
        Duration taken = Duration.ofNanos(System.nanoTime() - started);
        if (taken.compareTo(limits.longest()) > 0) {
            end("the training process took longer than " + limits.longest().toMinutes() + " minutes");
        }
    }

    private void end(String why) {
        reason = why;
        process.destroyForcibly();
    }

    /** Why the process was ended; null when it was not. */
    @Nullable
    String reason() {
        return reason;
    }

    /** 0 where the system does not tell. */
    long peakMegabytes() {
        return peakMegabytes;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
