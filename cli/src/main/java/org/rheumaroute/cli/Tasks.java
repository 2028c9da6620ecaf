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
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.training.TaskDefinition;

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
        if (!Files.isDirectory(folder)) {
            throw new RefusedException("no model package at " + folder);
        }
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
}
