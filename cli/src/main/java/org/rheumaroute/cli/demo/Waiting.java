package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;

/** Waiting for a condition of a child server, with a limit, and giving up at once when the server has ended. */
public final class Waiting {
    private static final long STEP_MILLIS = 250;

    private Waiting() {}

    /** A condition that is looked at again and again. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it holds now. */
        boolean holds() throws IOException, InterruptedException;
    }

    /** Tells when waiting has become pointless. */
    @FunctionalInterface
    public interface Liveness {
        /** @throws RefusedException when what is waited for has ended */
        void requireAlive() throws RefusedException;
    }

    /**
     * Returns when the condition holds.
     *
     * @throws RefusedException when it does not hold within {@code limit}, or the server has ended
     */
    public static void until(String what, Duration limit, Liveness server, Condition condition)
            throws IOException, InterruptedException, RefusedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            server.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new RefusedException("waited " + limit.toSeconds() + " s in vain for " + what);
            }
            pause();
        }
    }

    /** The same, with a bar that shows how much of the limit has passed; for work whose progress nobody tells. */
    static void untilWithBar(String what, Duration limit, Liveness server, Condition condition)
            throws IOException, InterruptedException, RefusedException {
        long started = System.nanoTime();
        ProgressBar bar = new ProgressBar("seconds, at most, for " + what, limit.toSeconds());
        until(what, limit, server, () -> {
            bar.at(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
            return condition.holds();
        });
        bar.end();
    }

    /** One step between two looks. */
    static void pause() throws InterruptedException {
        // A latch that nobody opens: the pause between two looks at a condition, not a guess at a duration.
        new CountDownLatch(1).await(STEP_MILLIS, TimeUnit.MILLISECONDS);
    }
}
