package org.rheumaroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.training.member.PyTorch;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;

/** Trains the candidates and their combination, judges them, and writes a signed package and a report. */
public final class Training {
    /** Least number of rows with, and without, the outcome: below it no fold holds enough of both. */
    static final int LEAST_OF_EACH = 20;

    private Training() {}

    /**
     * Runs one training.
     *
     * @throws CohortRefusedException when a table is not as the task says, or too small
     * @throws IOException when a file cannot be read or written
     * @throws IllegalArgumentException when a candidate is not known
     */
    public static TrainingReport train(TrainingRequest request, Progress progress)
            throws CohortRefusedException, IOException {
        Competition competition = Competition.of(request.task(), request.candidates());
        CohortTable cohort = cohort(request);
        CohortTable external = external(request);
        requireFree(request.outFolder());
        String netSoftware = PyTorch.start(request.engineCache());
        try {
            return new TrainingRun(request, competition, cohort, external, netSoftware).run(progress);
        } catch (ModelIntegrityException e) {
            throw new IllegalStateException("a package that was just made is refused: " + e.check(), e);
        }
    }

    /**
     * Refuses what {@link #train} would refuse before its first fit: for a quick answer, and before another JVM starts.
     *
     * @throws CohortRefusedException when a table is not as the task says, or too small
     * @throws IOException when a file cannot be read or the out folder holds something
     * @throws IllegalArgumentException when a candidate is not known
     */
    public static void check(TrainingRequest request) throws CohortRefusedException, IOException {
        Competition.of(request.task(), request.candidates());
        CohortTable cohort = cohort(request);
        external(request);
        if (request.protocol().bySite()) {
            OuterFolds.of(cohort, request.protocol(), request.task().layout(), request.seed());
        }
        requireFree(request.outFolder());
    }

    private static CohortTable cohort(TrainingRequest request) throws CohortRefusedException, IOException {
        CohortTable cohort = CohortCsv.read(request.cohortCsv(), request.task());
        int others = cohort.rows().size() - cohort.events();
        if (cohort.events() < LEAST_OF_EACH || others < LEAST_OF_EACH) {
            throw new CohortRefusedException(
                    0,
                    request.task().layout().outcomeColumn(),
                    cohort.events() + " patients with and " + others + " without the outcome can be used; at least "
                            + LEAST_OF_EACH + " of each are needed");
        }
        return cohort;
    }

    /** Only whether it can be read is looked at before everything is chosen. */
    private static @Nullable CohortTable external(TrainingRequest request) throws CohortRefusedException, IOException {
        return request.externalCsv() == null ? null : CohortCsv.read(request.externalCsv(), request.task());
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
