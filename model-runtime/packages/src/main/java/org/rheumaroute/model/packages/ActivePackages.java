package org.rheumaroute.model.packages;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rheumaroute.model.TaskId;

/**
 * Which package answers which question now. Thread-safe; a swap is atomic. A caller takes one reference and scores its
 * whole batch with it, so no batch mixes packages. A replaced package stays usable for those who hold it; its native
 * memory goes when nobody does, or when it is closed.
 */
public final class ActivePackages {
    private final Map<TaskId, LoadedPackage> active = new ConcurrentHashMap<>();

    /** The package that answers a question; empty when none does. */
    public Optional<LoadedPackage> active(TaskId task) {
        return Optional.ofNullable(active.get(task));
    }

    /** Lets a package answer its question from now on, instead of the one before. */
    public void activate(LoadedPackage loaded) {
        active.put(loaded.task(), loaded);
    }
}
