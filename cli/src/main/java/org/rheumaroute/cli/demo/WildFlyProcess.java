package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rheumaroute.cli.shell.Home;

/** WildFly with the EAR as a child process, on loopback ports. */
public final class WildFlyProcess implements AutoCloseable {
    private final ChildServer server;
    private final URI address;

    private WildFlyProcess(ChildServer server, URI address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts the server.
     *
     * @param home the checkout, built
     * @param base the run's own base folder
     * @param httpPort loopback port of the application
     * @param managementPort loopback port of metrics and health
     * @param properties system properties, for example {@code rheumaroute.ehr.url}
     * @param log file for its console
     */
    public static WildFlyProcess start(
            Home home, ServerBase base, int httpPort, int managementPort, Map<String, String> properties, Path log)
            throws IOException {
        Path target = home.root().resolve("ear").resolve("target");
        Path server = target.resolve("server");
        List<String> arguments = new ArrayList<>(ChildServer.jvmOptions(target.resolve("jvm-options.txt")));
        arguments.add("-Djboss.home.dir=" + server);
        arguments.add("-Djboss.server.base.dir=" + base.folder());
        Path configuration = base.folder().resolve("configuration");
        arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        arguments.add("-Dlogging.configuration="
                + configuration.resolve("logging.properties").toUri());
        arguments.add(
                "-Dorg.jboss.boot.log.file=" + base.folder().resolve("log").resolve("server.log"));
        arguments.add("-Djboss.http.port=" + httpPort);
        arguments.add("-Djboss.management.http.port=" + managementPort);
        arguments.add("-Djboss.bind.address=127.0.0.1");
        arguments.add("-Djboss.bind.address.management=127.0.0.1");
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of(
                "-jar",
                server.resolve("jboss-modules.jar").toString(),
                "-mp",
                server.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-c",
                "standalone-full.xml"));
        ChildServer process = ChildServer.start("WildFly", arguments, log);
        return new WildFlyProcess(process, URI.create("http://127.0.0.1:" + httpPort + "/rheumaroute/"));
    }

    /** Where the page and the API are. */
    public URI address() {
        return address;
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
