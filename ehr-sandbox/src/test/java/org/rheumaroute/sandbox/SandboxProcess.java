package org.rheumaroute.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real server in a JVM of its own, started as a launcher would: by the files in {@code target}. */
final class SandboxProcess implements AutoCloseable {

    /** Generous: a start takes 8 s on a quiet machine and many times that on a busy one. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final JsonNode ready;

    private SandboxProcess(Process process, JsonNode ready) {
        this.process = process;
        this.ready = ready;
    }

    static SandboxProcess start(Path folder, String... options) throws IOException, InterruptedException {
        Path target = Path.of("target").toAbsolutePath();
        Path readyFile = folder.resolve("ready.json");
        Files.deleteIfExists(readyFile);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Files.readAllLines(target.resolve("jvm-options.txt")));
        command.addAll(
                List.of("-cp", Files.readString(target.resolve("classpath.txt")).strip()));
        command.addAll(List.of(SandboxEhr.class.getName(), "--ready-file", readyFile.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        return new SandboxProcess(process, awaitReady(process, readyFile));
    }

    private static JsonNode awaitReady(Process process, Path readyFile) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(readyFile)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "not started: " + Files.readString(readyFile.resolveSibling("server.log")));
            }
        }
        return new ObjectMapper().readTree(readyFile.toFile());
    }

    String url() {
        return ready.path("url").textValue();
    }

    /** The process id that the server itself wrote. */
    long announcedPid() {
        return ready.path("pid").longValue();
    }

    long pid() {
        return process.pid();
    }

    /** Sends SIGTERM and waits; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running 60 s after SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            terminate();
        }
    }
}
