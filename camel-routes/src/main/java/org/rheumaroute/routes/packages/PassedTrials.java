package org.rheumaroute.routes.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.routes.poll.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which packages passed a trial here, with the engines and the Java of that day: a restart need not try them again, and
 * a new version of an engine does. A file that cannot be read or written costs a trial and nothing else. Thread-safe.
 */
final class PassedTrials {
    private static final Logger LOG = LoggerFactory.getLogger(PassedTrials.class);
    private static final String NAME = "passed-trials.txt";

    private final Path file;
    private final String software;

    PassedTrials(Path dataFolder, List<Engine> engines) {
        this.file = dataFolder.resolve(NAME);
        this.software = engines.stream().map(Engine::version).sorted().collect(Collectors.joining(", ")) + ", Java "
                + System.getProperty("java.vm.version") + " " + System.getProperty("os.arch");
    }

    synchronized boolean has(String sha256) {
        return lines().contains(line(sha256));
    }

    synchronized void add(String sha256) {
        Set<String> lines = new TreeSet<>(lines());
        lines.removeIf(line -> !line.endsWith(software)); // what other software made of a package is of no use any more
        lines.add(line(sha256));
        try {
            DurableFile.write(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            LOG.warn("a passed trial cannot be stored, so it will be made again: {}", e.getMessage());
        }
    }

    private String line(String sha256) {
        return sha256 + " " + software;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so packages are tried again", file);
            return List.of();
        }
    }
}
