package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rheumaroute.cli.DemoPackages;
import org.rheumaroute.cli.Home;
import org.rheumaroute.cli.demo.ChainClient;
import org.rheumaroute.cli.demo.ChildServer;
import org.rheumaroute.cli.demo.EhrLoader;
import org.rheumaroute.cli.demo.Ports;
import org.rheumaroute.cli.demo.SandboxProcess;
import org.rheumaroute.cli.demo.ServerBase;
import org.rheumaroute.cli.demo.Waiting;
import org.rheumaroute.cli.demo.WildFlyProcess;

/**
 * A real sandbox EHR and a real WildFly with the EAR, each in its own JVM, for one test class. Nothing is mocked; what
 * was started is stopped.
 */
final class RunningChain implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "a-password-of-the-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Home home;
    private final Path work;
    private final ServerBase base;
    private final int ehrPort;
    private final int httpPort;
    private final int managementPort;
    private final Map<String, String> settings = new HashMap<>();
    private SandboxProcess sandbox;
    private WildFlyProcess wildFly;
    private int starts;

    private RunningChain(String name) throws Exception {
        home = home();
        work = home.root().resolve("integration-tests").resolve("target").resolve("chains").resolve(name);
        base = ServerBase.fresh(home.root().resolve("ear/target/server"), work.resolve("server"));
        base.addLogin(USER, PASSWORD);
        List<Integer> ports = Ports.free(3);
        ehrPort = ports.get(0);
        httpPort = ports.get(1);
        managementPort = ports.get(2);
        settings.put("rheumaroute.ehr.url", "http://127.0.0.1:" + ehrPort + "/fhir");
        settings.put("rheumaroute.ehr.poll-period", "PT1S");
        DemoPackages.ensure(home);
        settings.put("rheumaroute.packages.folder", home.demoPackages().toString());
        settings.put("rheumaroute.packages.trusted-keys", home.demoKeys().toString());
    }

    /** A chain whose servers are not started yet; state starts empty. */
    static RunningChain named(String name) throws Exception {
        return new RunningChain(name);
    }

    /** The checkout, found from the module's folder, where Maven runs the tests. */
    static Home home() {
        return new Home(Path.of("").toAbsolutePath().getParent());
    }

    /** Sets a property of the server, before it starts. */
    RunningChain with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    RunningChain startEhr(String... options) throws Exception {
        sandbox = SandboxProcess.start(home, work, ehrPort, List.of(options));
        sandbox.awaitReady();
        return this;
    }

    RunningChain stopEhr() {
        sandbox.close();
        return this;
    }

    /** Starts WildFly and waits until its API answers. */
    RunningChain startServer() throws Exception {
        launchServer();
        awaitStatus("the API to answer", status -> true);
        return this;
    }

    /** Starts WildFly without waiting. */
    RunningChain launchServer() throws IOException {
        starts++;
        wildFly = WildFlyProcess.start(
                home, base, httpPort, managementPort, settings, work.resolve("wildfly-" + starts + ".log"));
        return this;
    }

    RunningChain stopServer() {
        wildFly.close();
        return this;
    }

    /** Kills the server as a power cut of its process would: no shutdown hook runs. */
    RunningChain killServer() throws InterruptedException {
        wildFly.server().kill();
        return this;
    }

    URI ehr() {
        return URI.create("http://127.0.0.1:" + ehrPort + "/fhir");
    }

    /** The EHR as an outsider sees it. */
    FhirWitness witness() {
        return new FhirWitness(ehr());
    }

    URI page() {
        return wildFly.address();
    }

    ChildServer server() {
        return wildFly.server();
    }

    ChildServer ehrServer() {
        return sandbox.server();
    }

    ChainClient client() {
        return new ChainClient(wildFly.address(), USER, PASSWORD);
    }

    void load(List<String> bundles) throws Exception {
        new EhrLoader(ehr()).load(bundles, done -> {});
    }

    /** Waits until the status document satisfies the condition; gives that document. */
    JsonNode awaitStatus(String what, Predicate<JsonNode> condition) throws Exception {
        JsonNode[] seen = new JsonNode[1];
        Waiting.until(what, PATIENCE, wildFly.server(), () -> client().status()
                .filter(condition)
                .map(status -> {
                    seen[0] = status;
                    return true;
                })
                .orElse(false));
        return seen[0];
    }

    /** Waits until at least {@code triggers} triggers were taken on and none is open; gives the ledger. */
    JsonNode awaitSettled(long triggers) throws Exception {
        return awaitStatus(
                        "every trigger to be settled",
                        status -> status.path("ledger").path("triggers").asLong() >= triggers
                                && status.path("ledger").path("open").asLong() == 0)
                .path("ledger");
    }

    @Override
    public void close() {
        if (wildFly != null) {
            wildFly.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /** The log of the server's latest start. */
    String serverLog() {
        try {
            return java.nio.file.Files.readString(wildFly.server().log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
