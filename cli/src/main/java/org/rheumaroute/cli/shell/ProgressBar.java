package org.rheumaroute.cli.shell;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * A bar on stderr for work that takes longer than two seconds; shorter work stays quiet. On a terminal it redraws one
 * line, elsewhere (logs) it prints a line at each tenth. Thread-safe.
 */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final String label;
    private final long total;
    private final PrintStream out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private long lastDrawn;
    private int lastTenth = -1;
    private boolean drawn;

    /**
     * @param label what is being done, for example {@code Loading patients}
     * @param total number of steps, above 0
     */
    public ProgressBar(String label, long total) {
        this(label, total, System.err, System.console() != null);
    }

    ProgressBar(String label, long total, PrintStream out, boolean terminal) {
        this.label = label;
        this.total = Math.max(1, total);
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows that {@code done} steps are done. */
    public synchronized void at(long done) {
        long now = System.nanoTime();
        if (now - started < QUIET_NANOS) {
            return;
        }
        int tenth = (int) (10 * Math.min(done, total) / total);
        if (terminal ? now - lastDrawn < REDRAW_NANOS : tenth == lastTenth) {
            return;
        }
        lastDrawn = now;
        lastTenth = tenth;
        draw(done);
    }

    /** Ends the bar's line, if one was drawn. */
    public synchronized void finish() {
        if (drawn && terminal) {
            draw(total);
            out.println();
        }
    }

    /** Ends the bar's line where it stands: the work is done, though not every step was needed. */
    public synchronized void end() {
        if (drawn && terminal) {
            out.println();
        }
    }

    private void draw(long done) {
        int filled = (int) (WIDTH * Math.min(done, total) / total);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        out.printf("%s  [%s] %d of %d  %s%s", terminal ? "\r" : "", bar, done, total, label, terminal ? "" : "\n");
        out.flush();
        drawn = true;
    }
}
