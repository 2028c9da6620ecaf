package org.rheumaroute.model.packages;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;

/**
 * What a package says of itself, before anything is verified: enough to list it and to find it again by its digest,
 * never enough to use it.
 *
 * @param ref its name, version and the digest of its manifest
 * @param task the question it says it answers
 * @param folder where it lies
 */
public record PackageClaim(PackageRef ref, TaskId task, Path folder) {
    /** Whether a folder looks like a package at all. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(PackageManifest.FILE));
    }

    /**
     * Reads the manifest of the package in a folder.
     *
     * @throws ModelIntegrityException when it cannot be read as one
     */
    public static PackageClaim read(Path folder) throws ModelIntegrityException {
        byte[] bytes = new FolderSource(folder).read(PackageManifest.FILE, Limits.MANIFEST_BYTES);
        PackageManifest manifest =
                PackageJson.read(folder.resolve(PackageManifest.FILE), "manifest", bytes, PackageManifest.class);
        PackageRef ref =
                new PackageRef(manifest.name(), manifest.version(), Digests.sha256(bytes), manifest.demonstration());
        return new PackageClaim(ref, manifest.task(), folder);
    }
}
