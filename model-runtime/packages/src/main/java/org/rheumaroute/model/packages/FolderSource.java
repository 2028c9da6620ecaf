package org.rheumaroute.model.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rheumaroute.model.engine.ModelIntegrityException;

/** A package in a folder. Symbolic links, devices and deep trees inside it are refused. */
record FolderSource(Path origin) implements PackageSource {
    @Override
    public SortedSet<String> names() throws ModelIntegrityException {
        if (!Files.isDirectory(origin)) {
            throw new ModelIntegrityException(origin, "folder", "no such folder");
        }
        SortedSet<String> names = new TreeSet<>();
        try {
            Lister lister = new Lister(origin.toRealPath(), names);
            Files.walkFileTree(
                    lister.root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), Limits.FOLDER_DEPTH, lister);
        } catch (RefusedEntry e) {
            throw new ModelIntegrityException(origin, "folder", e.getMessage());
        } catch (IOException e) {
            throw new ModelIntegrityException(
                    origin, "folder", "cannot be listed: " + e.getClass().getSimpleName());
        }
        return names;
    }

    @Override
    public byte[] read(String name, long limit) throws ModelIntegrityException {
        Path file = origin.resolve(name);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > limit) {
                throw new ModelIntegrityException(file, "size", "more than the expected " + limit + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new ModelIntegrityException(
                    file, "files", "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static final class RefusedEntry extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedEntry(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private static final class Lister extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedSet<String> names;

        Lister(Path root, SortedSet<String> names) {
            this.root = root;
            this.names = names;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!attributes.isRegularFile()) { // a link, a device, or a folder below the depth limit
                throw new RefusedEntry(name + " is not a plain file");
            }
            names.add(name);
            // The manifest, its signature and the members' own ones come on top of the listed files.
            if (names.size() > Limits.FILES + 2) {
                throw new RefusedEntry("more than " + Limits.FILES + " files");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
