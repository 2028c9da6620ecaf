package org.rheumaroute.training;

/** Counts steps for a {@link Progress}. Confined to the training thread. */
final class Steps {
    private final Progress progress;
    private final int total;
    private int done;

    Steps(Progress progress, int total) {
        this.progress = progress;
        this.total = total;
    }

    void done(String what) {
        progress.step(what, ++done, total);
    }
}
