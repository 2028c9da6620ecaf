package org.rheumaroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.training.member.PyTorch;

/** Trains the two members and their combination, validates them, and writes signed packages. */
public final class Training {
    /** Least number of patients with, and without, the outcome: below it no fold holds enough of both. */
    static final int LEAST_OF_EACH = 20;

    private Training() {}

    /**
     * Runs one training. Takes seconds for hundreds of patients, about half a minute for two thousand.
     *
     * @throws CohortRefusedException when the cohort file is not as the task's contract says, or too small
     * @throws IOException when a file cannot be read or written
     * @throws IllegalArgumentException when the task is not known
     */
    public static TrainingReport train(TrainingRequest request, Progress progress)
            throws CohortRefusedException, IOException {
        TaskDefinition task = TaskDefinition.of(request.task());
        CohortTable cohort = CohortCsv.read(request.cohortCsv(), task);
        requireEnough(cohort);
        requireFree(request.outFolder());
        String netSoftware = PyTorch.start(request.engineCache());
        try {
            return new TrainingRun(task, cohort, request, netSoftware, progress).run();
        } catch (ModelIntegrityException e) {
            throw new IllegalStateException("a package that was just made is refused: " + e.check(), e);
        }
    }

    private static void requireEnough(CohortTable cohort) throws CohortRefusedException {
        int others = cohort.rows().size() - cohort.events();
        if (cohort.events() < LEAST_OF_EACH || others < LEAST_OF_EACH) {
            throw new CohortRefusedException(
                    0,
                    "outcome-ra",
                    cohort.events() + " patients with and " + others + " without the outcome can be used; at least "
                            + LEAST_OF_EACH + " of each are needed");
        }
    }

    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new IOException("folder " + folder + " is not empty");
            }
        }
    }
}
