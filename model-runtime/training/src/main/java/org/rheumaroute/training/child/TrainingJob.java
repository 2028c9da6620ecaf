package org.rheumaroute.training.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.SigningKey;
import org.rheumaroute.training.Protocol;
import org.rheumaroute.training.TrainingRequest;
import org.rheumaroute.training.table.TaskDefinition;
import org.rheumaroute.training.table.TaskFile;
import org.rheumaroute.training.table.TaskRefusedException;

/**
 * A training request that can be handed to another JVM. The signing key is named, never written down.
 *
 * @param task id of a task that ships with this product; absent when there is a task file
 * @param taskFile a hospital's own task file; absent when there is a task
 * @param cohort the training cohort
 * @param external another cohort; absent when there is none
 * @param out folder of the package
 * @param report folder of the report; absent when it is not wanted
 * @param seed seed of every random choice
 * @param keys folder of the signing key
 * @param key its name
 * @param engineCache folder for PyTorch's natives
 * @param protocol how the run chooses and is judged
 * @param candidates who competes; empty for all
 * @param threads fits at the same time
 */
public record TrainingJob(
        @Nullable String task,
        @Nullable String taskFile,
        String cohort,
        @Nullable String external,
        String out,
        @Nullable String report,
        long seed,
        String keys,
        String key,
        String engineCache,
        Protocol protocol,
        List<String> candidates,
        int threads) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public TrainingJob {
        candidates = List.copyOf(candidates);
    }

    /**
     * The task of this job.
     *
     * @throws TaskRefusedException when the task file is not as it must be
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when the task is not known
     */
    public TaskDefinition definition() throws IOException, TaskRefusedException {
        if (taskFile != null) {
            return TaskFile.read(Path.of(taskFile));
        }
        if (task == null) {
            throw new IllegalArgumentException("a job needs a task or a task file");
        }
        return TaskDefinition.of(new TaskId(task));
    }

    /** The request as the trainer takes it; reads task file and key. */
    public TrainingRequest request() throws IOException, TaskRefusedException {
        return new TrainingRequest(
                definition(),
                Path.of(cohort),
                external == null ? null : Path.of(external),
                Path.of(out),
                report == null ? null : Path.of(report),
                seed,
                SigningKey.read(Path.of(keys), key),
                Path.of(engineCache),
                protocol,
                candidates,
                threads);
    }

    /** The same job with its results elsewhere. */
    TrainingJob into(Path packageFolder, Path reportFolder) {
        return new TrainingJob(
                task,
                taskFile,
                cohort,
                external,
                packageFolder.toString(),
                report == null ? null : reportFolder.toString(),
                seed,
                keys,
                key,
                engineCache,
                protocol,
                candidates,
                threads);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    static TrainingJob read(Path file) throws IOException {
        try {
            return MAPPER.readValue(file.toFile(), TrainingJob.class);
        } catch (JsonProcessingException e) {
            throw new IOException("not a training job: " + e.getOriginalMessage(), e);
        }
    }
}
