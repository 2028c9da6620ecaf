package org.rheumaroute.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.cli.demo.ChainClient;
import org.rheumaroute.cli.demo.ChildServer;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.demo.Ports;
import org.rheumaroute.cli.demo.SandboxProcess;
import org.rheumaroute.cli.demo.ServerBase;
import org.rheumaroute.cli.demo.WildFlyProcess;
import org.rheumaroute.cli.shell.Home;

/**
 * A real sandbox EHR and a real WildFly with the EAR, each in its own JVM, for one test class. Nothing is mocked; what
 * was started is stopped.
 */
final class RunningChain implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "a-password-of-the-tests";

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
        work = home.root().resolve("integration-tests/target/chains").resolve(name);
        base = ServerBase.fresh(home.root().resolve("ear/target/server"), work.resolve("server"));
        base.addLogin(USER, PASSWORD);
        List<Integer> ports = Ports.free(3);
        ehrPort = ports.get(0);
        httpPort = ports.get(1);
        managementPort = ports.get(2);
        settings.putAll(settings(home, ehr()));
    }

    /** A chain whose servers are not started yet; their state is empty. */
    static RunningChain named(String name) throws Exception {
        return new RunningChain(name);
    }

    /** The checkout, found from the module's folder, where Maven runs the tests. */
    static Home home() {
        return new Home(Path.of("").toAbsolutePath().getParent());
    }

    /** What a server of the tests is told; trains the demonstration's packages when they are not there yet. */
    static Map<String, String> settings(Home home, URI ehr) throws Exception {
        DemoPackages.ensure(home);
        return Map.of(
                "rheumaroute.ehr.url", ehr.toString(),
                "rheumaroute.ehr.poll-period", "PT1S",
                "rheumaroute.hospital.zone", "Asia/Tokyo",
                "rheumaroute.packages.folder", home.demoPackages().toString(),
                "rheumaroute.packages.trusted-keys", home.demoKeys().toString());
    }

    /** Sets a property of the server, before it starts. */
    RunningChain with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** Adds a login that has these roles only, before the server starts. */
    RunningChain withLogin(String user, String password, String... roles) throws IOException {
        base.addLogin(user, password, List.of(roles));
        return this;
    }

    RunningChain startEhr(String... options) throws Exception {
        sandbox = SandboxProcess.start(home, work, ehrPort, List.of(options));
        sandbox.awaitReady();
        return this;
    }

    /** Starts WildFly and waits until its API answers. */
    RunningChain startServer() throws Exception {
        launchServer();
        probe().ledger();
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

    /** Where the page and the API are. */
    URI application() {
        return wildFly.address();
    }

    /** Where metrics and health are. */
    URI management() {
        return URI.create("http://127.0.0.1:" + managementPort + "/");
    }

    ChainProbe probe() {
        return new ChainProbe(new ChainClient(wildFly.address(), USER, PASSWORD), ehr(), wildFly.server());
    }

    /** The EHR alone, while no server runs yet. */
    ChainProbe ehrProbe() {
        return new ChainProbe(
                new ChainClient(URI.create("http://127.0.0.1:" + httpPort + "/rheumaroute/"), USER, PASSWORD),
                ehr(),
                sandbox.server());
    }

    ChildServer server() {
        return wildFly.server();
    }

    ChildServer ehrServer() {
        return sandbox.server();
    }

    /** Folder of this chain's logs and state. */
    Path work() {
        return work;
    }

    /** Folder of the server's state. */
    Path serverBase() {
        return base.folder();
    }

    /** The console of the server's latest start. */
    String serverLog() throws IOException {
        return Files.readString(wildFly.server().log());
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
}
