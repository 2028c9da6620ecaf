package org.rheumaroute.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.training.table.TaskDefinition;
import org.rheumaroute.training.table.TaskFile;
import org.rheumaroute.training.table.TaskRefusedException;
import picocli.CommandLine.Option;

/** The question: one that ships with the product, or a hospital's own task file. */
final class TaskOption {
    @Option(
            names = "--task",
            paramLabel = "T",
            description = "the question, for example ua-progression; its table has fixed columns")
    @Nullable
    String task;

    @Option(
            names = "--task-file",
            paramLabel = "YAML",
            description = "a task file of your own: question, columns, units, ranges, subgroups")
    @Nullable
    Path taskFile;

    /**
     * The task that was named.
     *
     * @param otherwise id of the task when none was named; absent when one must be
     * @throws RefusedException when it is not known, or the file is not as it must be
     */
    TaskDefinition read(@Nullable String otherwise) throws RefusedException, IOException {
        if (taskFile != null && task != null) {
            throw new RefusedException("--task and --task-file both name the question; give one of them");
        }
        if (taskFile != null) {
            if (!Files.isRegularFile(taskFile)) {
                throw new RefusedException("no such task file: " + taskFile);
            }
            try {
                return TaskFile.read(taskFile);
            } catch (TaskRefusedException e) {
                throw new RefusedException("task file " + taskFile + ": " + e.getMessage(), e);
            }
        }
        String named = task != null ? task : otherwise;
        if (named == null) {
            throw new RefusedException("name the question by --task or --task-file");
        }
        return Tasks.definition(Tasks.parse(named));
    }
}
