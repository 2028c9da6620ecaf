package org.rheumaroute.training;

/** Hears how far a training run is. Called from the training thread only. */
@FunctionalInterface
public interface Progress {
    /**
     * One step is done.
     *
     * @param what what is being done, in a few words
     * @param done steps done so far
     * @param total steps in all; the same in every call
     */
    void step(String what, int done, int total);

    /** Nobody listens. */
    static Progress silent() {
        return (what, done, total) -> {};
    }
}
