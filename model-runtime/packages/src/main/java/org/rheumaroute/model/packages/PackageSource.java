package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;

/** Where the bytes of a package lie before they are verified. */
sealed interface PackageSource permits FolderSource, PackageSource.InMemory {
    /** The folder; used in messages. */
    Path origin();

    /** Names of all files, with {@code /} between folders. */
    SortedSet<String> names() throws ModelIntegrityException;

    /**
     * Reads one file.
     *
     * @throws ModelIntegrityException when it is missing or longer than {@code limit} bytes
     */
    byte[] read(String name, long limit) throws ModelIntegrityException;

    /** A member's folder inside verified bytes. */
    record InMemory(PackageFiles files) implements PackageSource {
        /**
         * Everything that another source holds, read once: what is checked is then what is used. Nothing is trusted yet.
         */
        static InMemory of(PackageSource other) throws ModelIntegrityException {
            Map<String, byte[]> all = new HashMap<>();
            long left = Limits.FILE_BYTES;
            for (String name : other.names()) {
                byte[] bytes = other.read(name, left);
                left -= bytes.length;
                all.put(name, bytes);
            }
            return new InMemory(new PackageFiles(other.origin(), all));
        }

        static InMemory member(PackageFiles outer, String folder) throws ModelIntegrityException {
            Map<String, byte[]> inner = new HashMap<>();
            for (String name : outer.names()) {
                if (name.startsWith(folder + "/")) {
                    inner.put(name.substring(folder.length() + 1), outer.bytes(name));
                }
            }
            return new InMemory(new PackageFiles(outer.origin().resolve(folder), inner));
        }

        @Override
        public Path origin() {
            return files.origin();
        }

        @Override
        public SortedSet<String> names() {
            return new TreeSet<>(files.names());
        }

        @Override
        public byte[] read(String name, long limit) throws ModelIntegrityException {
            byte[] bytes = files.bytes(name);
            if (bytes.length > limit) {
                throw new ModelIntegrityException(
                        origin().resolve(name), "size", bytes.length + " bytes, at most " + limit + " expected");
            }
            return bytes;
        }
    }
}
