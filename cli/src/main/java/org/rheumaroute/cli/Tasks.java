package org.rheumaroute.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.table.TaskDefinition;

/** Tasks named on the command line, and their packages. */
final class Tasks {
    private Tasks() {}

    /** @throws RefusedException when {@code text} cannot name a task */
    static TaskId parse(String text) throws RefusedException {
        try {
            return new TaskId(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws RefusedException when no such task is shipped */
    static TaskDefinition definition(TaskId task) throws RefusedException {
        try {
            return TaskDefinition.of(task);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Verifies and opens a package.
     *
     * @throws RefusedException when it is missing, damaged, not signed by a trusted key, or answers another question
     */
    static LoadedPackage load(Path folder, Path keys, TaskId task) throws RefusedException {
        requirePackage(folder);
        try {
            List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            LoadedPackage loaded = new PackageLoader(TrustedKeys.read(keys), engines).load(folder);
            if (!loaded.task().equals(task)) {
                loaded.close();
                throw new RefusedException("the package at " + folder + " answers " + loaded.task() + ", not " + task);
            }
            return loaded;
        } catch (ModelIntegrityException e) {
            throw new RefusedException("the package is not used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new RefusedException("the trusted keys in " + keys + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws RefusedException when there is no such folder */
    static void requirePackage(Path folder) throws RefusedException {
        if (!Files.isDirectory(folder)) {
            throw new RefusedException("no model package at " + folder);
        }
    }

    /** @throws RefusedException when the folder cannot be read */
    static TrustedKeys trusted(Path folder) throws RefusedException {
        try {
            return TrustedKeys.read(folder);
        } catch (IOException e) {
            throw new RefusedException("the trusted keys in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The task that a package's card names; only to find the task's table, the package is verified later. */
    static String taskOf(Path folder) throws RefusedException {
        try {
            return ModelCard.read(folder, Files.readAllBytes(folder.resolve("model-card.json")))
                    .task()
                    .value();
        } catch (IOException | ModelIntegrityException e) {
            throw new RefusedException("the package is not used: " + folder + " has no card that can be read", e);
        }
    }
}
