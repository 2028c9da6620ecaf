package org.rheumaroute.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class FileTrees {
    private FileTrees() {}

    /** Deletes a folder and all that is in it; nothing happens when there is none. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path path : list(folder).sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }

    /**
     * Copies a folder.
     *
     * @param leftOut tells which files (relative to {@code from}) are not copied
     */
    public static void copy(Path from, Path to, Predicate<Path> leftOut) throws IOException {
        for (Path path : list(from).toList()) {
            Path relative = from.relativize(path);
            Path target = to.resolve(relative.toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else if (!leftOut.test(relative)) {
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Stream<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> all = paths.toList();
            return all.stream();
        }
    }
}
