package org.rheumaroute.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;

/** The sandbox EHR as a child process: a real FHIR server on loopback, empty at start. */
public final class SandboxProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final ChildServer server;
    private final Path readyFile;

    private SandboxProcess(ChildServer server, Path readyFile) {
        this.server = server;
        this.readyFile = readyFile;
    }

    /**
     * Starts the server; {@link #awaitReady} tells when it answers.
     *
     * @param home the checkout, built
     * @param work folder for log and ready file
     * @param port loopback port; 0 takes a free one
     * @param more further options of the sandbox, for example a token it must ask for
     */
    public static SandboxProcess start(Home home, Path work, int port, List<String> more) throws IOException {
        Path module = home.root().resolve("ehr-sandbox").resolve("target");
        Files.createDirectories(work);
        Path readyFile = work.resolve("sandbox-ready.json");
        Files.deleteIfExists(readyFile);
        List<String> arguments = new ArrayList<>(ChildServer.jvmOptions(module.resolve("jvm-options.txt")));
        arguments.add("-cp");
        arguments.add(module.resolve("classes")
                + System.getProperty("path.separator")
                + Files.readString(module.resolve("classpath.txt")).strip());
        arguments.add("org.rheumaroute.sandbox.SandboxEhr");
        arguments.addAll(List.of("--port", Integer.toString(port), "--ready-file", readyFile.toString()));
        arguments.addAll(more);
        return new SandboxProcess(
                ChildServer.start("the sandbox EHR", arguments, work.resolve("sandbox.log")), readyFile);
    }

    /** Waits until the server answers; gives its FHIR base. */
    public URI awaitReady() throws IOException, InterruptedException, RefusedException {
        Waiting.untilWithBar("the sandbox EHR to start", START_LIMIT, server, () -> Files.exists(readyFile));
        return URI.create(
                new ObjectMapper().readTree(readyFile.toFile()).path("url").asText());
    }

    /** The process. */
    public ChildServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
