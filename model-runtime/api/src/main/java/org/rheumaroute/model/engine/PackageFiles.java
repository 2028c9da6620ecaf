package org.rheumaroute.model.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The bytes of one package, held in memory from the moment they were verified, so that nothing can change on disk
 * between check and use. Immutable, thread-safe.
 */
public final class PackageFiles {
    private final Path origin;
    private final Map<String, byte[]> contents;

    /**
     * @param origin the folder that the bytes came from; used in messages only, never read again
     * @param contents file name, with {@code /} between folders, to bytes; copied
     */
    public PackageFiles(Path origin, Map<String, byte[]> contents) {
        this.origin = origin;
        this.contents = new HashMap<>();
        contents.forEach((name, bytes) -> this.contents.put(name, bytes.clone()));
    }

    /** The folder that the bytes came from. */
    public Path origin() {
        return origin;
    }

    /** Names of all files, sorted. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(contents.keySet()));
    }

    /**
     * A copy of one file's bytes.
     *
     * @throws ModelIntegrityException (check {@code files}) when there is no such file
     */
    public byte[] bytes(String name) throws ModelIntegrityException {
        byte[] bytes = contents.get(name);
        if (bytes == null) {
            throw new ModelIntegrityException(origin.resolve(name), "files", "the package has no file " + name);
        }
        return bytes.clone();
    }
}
