package org.rheumaroute.routes.inbox;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Whether the server's disks have room for more work. Queue, ledger and cohort must never find the disk full in the
 * midst of a patient: work waits before that. Thread-safe.
 */
public final class DiskRoom {
    /** Two files of the queue's journal and some. */
    public static final long NEEDED_BYTES = 32L << 20;

    private final List<Path> folders;
    private final ToLongFunction<File> freeBytes;

    /** @param folders where this server keeps what must survive; those that do not exist yet are judged by a parent */
    public DiskRoom(List<Path> folders) {
        this(folders, File::getUsableSpace);
    }

    DiskRoom(List<Path> folders, ToLongFunction<File> freeBytes) {
        this.folders = List.copyOf(folders);
        this.freeBytes = freeBytes;
    }

    /** Whether there is room in every folder. */
    public boolean isThere() {
        return shortage().isEmpty();
    }

    /** @throws DiskFullException when there is too little room, before anything is begun */
    public void require() throws DiskFullException {
        Optional<String> shortage = shortage();
        if (shortage.isPresent()) {
            throw new DiskFullException(shortage.get());
        }
    }

    private Optional<String> shortage() {
        for (Path folder : folders) {
            long free = freeBytes.applyAsLong(existing(folder));
            if (free < NEEDED_BYTES) {
                return Optional.of("the disk of " + folder + " has " + (free >> 20) + " MiB left, "
                        + (NEEDED_BYTES >> 20) + " MiB are needed; free some, nothing else is to be done");
            }
        }
        return Optional.empty();
    }

    private static File existing(Path folder) {
        Path path = folder.toAbsolutePath();
        while (!path.toFile().exists() && path.getParent() != null) {
            path = path.getParent();
        }
        return path.toFile();
    }
}
