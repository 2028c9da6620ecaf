package org.rheumaroute.training;

import java.io.IOException;

/** Trains the two members and their combination, validates them, and writes signed packages. */
public final class Training {
    private Training() {}

    /**
     * Runs one training.
     *
     * @throws CohortRefusedException when the cohort file is not as the task's contract says
     * @throws IOException when a file cannot be read or written
     */
    public static TrainingReport train(TrainingRequest request, Progress progress)
            throws CohortRefusedException, IOException {
        throw new IOException("unfinished: " + request.task());
    }
}
