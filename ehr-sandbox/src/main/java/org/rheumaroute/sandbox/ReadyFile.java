package org.rheumaroute.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells a waiting parent process where the server listens; the file appears whole or not at all. */
final class ReadyFile {

    private ReadyFile() {}

    /**
     * Writes {@code {"url":..., "pid":...}} beside the target and renames it into place.
     *
     * @param file its folder is made if absent; an older file is replaced
     * @param url FHIR base, no trailing slash
     * @throws IOException the folder cannot be written to
     */
    static void write(Path file, URI url) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, target.getFileName().toString(), ".draft");
        Files.writeString(
                draft,
                "{\"url\":\"%s\",\"pid\":%d}%n"
                        .formatted(url, ProcessHandle.current().pid()));
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
