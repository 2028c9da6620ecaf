package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rheumaroute.cli.shell.RefusedException;

/** A server of ours that runs as a child JVM: started with a log file, watched, stopped politely, then firmly. */
public final class ChildServer implements AutoCloseable, Waiting.Liveness {
    private static final Duration POLITE = Duration.ofSeconds(20);
    private static final int LOG_TAIL = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildServer(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a child JVM of the same Java as this one.
     *
     * @param name how messages call the server
     * @param arguments everything after {@code java}
     * @param log file for stdout and stderr; its folder is made
     */
    public static ChildServer start(String name, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ChildServer(name, process, log);
    }

    /**
     * Options of a child JVM as its module lists them at build time, one a line; none when there is no such file.
     *
     * @param file for example {@code ear/target/jvm-options.txt}
     */
    static List<String> jvmOptions(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** Process id, for example for reading its memory. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where it writes. */
    public Path log() {
        return log;
    }

    /**
     * Refuses to go on when the server has ended.
     *
     * @throws RefusedException with the end of its log
     */
    @Override
    public void requireAlive() throws RefusedException {
        if (!process.isAlive()) {
            throw new RefusedException(name + " ended with status " + process.exitValue() + "; the end of its log ("
                    + log + "):\n" + logTail());
        }
    }

    /** Ends the process at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks the process to stop, waits, and ends it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(POLITE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read)";
        }
    }
}
