package org.rheumaroute.cli.shell;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the checkout lies, and where the demonstration keeps what it makes.
 *
 * @param root the checkout's root, the folder of {@code ./rheumaroute}
 */
public record Home(Path root) {
    /**
     * The checkout named by the system property {@code rheumaroute.home}, which {@code ./rheumaroute} sets.
     *
     * @throws RefusedException when it is not set or is no folder
     */
    public static Home find() throws RefusedException {
        String property = System.getProperty("rheumaroute.home");
        if (property == null || !Files.isDirectory(Path.of(property))) {
            throw new RefusedException("start this with ./rheumaroute, which knows where the checkout lies");
        }
        return new Home(Path.of(property).toAbsolutePath().normalize());
    }

    /** Folder of everything the demonstration makes; safe to delete. */
    public Path demo() {
        return root.resolve("target").resolve("demo");
    }

    /** The demonstration's model packages, one folder a task. */
    public Path demoPackages() {
        return demo().resolve("packages");
    }

    /** The packages of all the demonstration's questions, one folder a task; the first is a copy of the one above. */
    public Path demoAllPackages() {
        return demo().resolve("all-packages");
    }

    /** The demonstration's signing key and the trusted public keys. Made on this machine; never leaves it. */
    public Path demoKeys() {
        return demo().resolve("keys");
    }
}
