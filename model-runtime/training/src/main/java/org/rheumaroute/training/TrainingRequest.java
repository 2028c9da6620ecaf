package org.rheumaroute.training;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * One training run. Same tables, seed, candidates, protocol and key: same bytes out, on any number of threads.
 *
 * @param task the question and the layout of its tables
 * @param cohortCsv the training cohort
 * @param externalCsv another cohort, read when everything is chosen and judged once; absent when there is none
 * @param outFolder where the package goes; must not exist or be empty
 * @param reportFolder where {@code report.html} and {@code report.json} go; absent when no report is wanted
 * @param seed seed of every random choice
 * @param signingKey signs every package written
 * @param engineCache writable folder where PyTorch's natives are unpacked (432 MB); may be shared between runs
 * @param protocol how the run chooses and how it is judged
 * @param candidates names of the candidates that compete; empty for all
 * @param threads fits that run at the same time, at least 1
 */
public record TrainingRequest(
        TaskDefinition task,
        Path cohortCsv,
        @Nullable Path externalCsv,
        Path outFolder,
        @Nullable Path reportFolder,
        long seed,
        SigningKey signingKey,
        Path engineCache,
        Protocol protocol,
        List<String> candidates,
        int threads) {
    public TrainingRequest {
        candidates = List.copyOf(candidates);
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
    }

    /**
     * A quick run of a task that ships with this module: all candidates, no external cohort, no report.
     *
     * @throws IllegalArgumentException when the task is not known
     */
    public TrainingRequest(
            TaskId task, Path cohortCsv, Path outFolder, long seed, SigningKey signingKey, Path engineCache) {
        this(TaskDefinition.of(task), cohortCsv, outFolder, seed, signingKey, engineCache);
    }

    /** A quick run: all candidates, no external cohort, no report. */
    public TrainingRequest(
            TaskDefinition task, Path cohortCsv, Path outFolder, long seed, SigningKey signingKey, Path engineCache) {
        this(
                task,
                cohortCsv,
                null,
                outFolder,
                null,
                seed,
                signingKey,
                engineCache,
                Protocol.quick(),
                List.of(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same with another protocol. */
    public TrainingRequest withProtocol(Protocol other) {
        return new TrainingRequest(
                task,
                cohortCsv,
                externalCsv,
                outFolder,
                reportFolder,
                seed,
                signingKey,
                engineCache,
                other,
                candidates,
                threads);
    }

    /** The same with some candidates only; an empty list means all. */
    public TrainingRequest withCandidates(List<String> names) {
        return new TrainingRequest(
                task,
                cohortCsv,
                externalCsv,
                outFolder,
                reportFolder,
                seed,
                signingKey,
                engineCache,
                protocol,
                names,
                threads);
    }

    /** The same with a report. */
    public TrainingRequest withReport(@Nullable Path folder) {
        return new TrainingRequest(
                task,
                cohortCsv,
                externalCsv,
                outFolder,
                folder,
                seed,
                signingKey,
                engineCache,
                protocol,
                candidates,
                threads);
    }

    /** The same, judged on an external cohort too. */
    public TrainingRequest withExternal(@Nullable Path csv) {
        return new TrainingRequest(
                task,
                cohortCsv,
                csv,
                outFolder,
                reportFolder,
                seed,
                signingKey,
                engineCache,
                protocol,
                candidates,
                threads);
    }

    /** The same on another number of threads. */
    public TrainingRequest withThreads(int number) {
        return new TrainingRequest(
                task,
                cohortCsv,
                externalCsv,
                outFolder,
                reportFolder,
                seed,
                signingKey,
                engineCache,
                protocol,
                candidates,
                number);
    }
}
