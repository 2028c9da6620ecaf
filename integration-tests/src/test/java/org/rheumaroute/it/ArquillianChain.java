package org.rheumaroute.it;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.rheumaroute.cli.demo.ChainClient;
import org.rheumaroute.cli.demo.Ports;
import org.rheumaroute.cli.demo.SandboxProcess;
import org.rheumaroute.cli.demo.ServerBase;
import org.rheumaroute.cli.shell.Home;

/** A sandbox EHR beside a WildFly that Arquillian manages; the EAR is deployed by Arquillian, not by us. */
final class ArquillianChain {
    private static ArquillianChain running;

    private final SandboxProcess sandbox;
    private final ChainProbe probe;

    private ArquillianChain(SandboxProcess sandbox, ChainProbe probe) {
        this.sandbox = sandbox;
        this.probe = probe;
    }

    static ArquillianChain start(ContainerController servers, Deployer deployer, String container, String ear)
            throws Exception {
        Home home = RunningChain.home();
        Path work = home.root().resolve("integration-tests/target/chains/arquillian");
        List<Integer> ports = Ports.free(2);
        SandboxProcess sandbox = SandboxProcess.start(home, work, 0, List.of());
        URI ehr = sandbox.awaitReady();
        ServerBase base = ServerBase.fresh(home.root().resolve("ear/target/server"), work.resolve("server"));
        Files.deleteIfExists(base.folder().resolve("deployments/rheumaroute.ear"));
        base.addLogin(RunningChain.USER, RunningChain.PASSWORD);
        servers.start(container, configuration(home, base, ports, RunningChain.settings(home, ehr)));
        deployer.deploy(ear);
        URI application = URI.create("http://127.0.0.1:" + ports.get(0) + "/rheumaroute/");
        ChainClient client = new ChainClient(application, RunningChain.USER, RunningChain.PASSWORD);
        running = new ArquillianChain(sandbox, new ChainProbe(client, ehr, () -> {}));
        return running;
    }

    static ArquillianChain running() {
        return running;
    }

    ChainProbe probe() {
        return probe;
    }

    void close(ContainerController servers, Deployer deployer, String container, String ear) {
        deployer.undeploy(ear);
        servers.stop(container);
        sandbox.close();
    }

    private static Map<String, String> configuration(
            Home home, ServerBase base, List<Integer> ports, Map<String, String> settings) throws Exception {
        List<String> options = new ArrayList<>();
        for (String line : Files.readAllLines(home.root().resolve("ear/target/jvm-options.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                options.add(line.strip());
            }
        }
        options.add("-Djboss.server.base.dir=" + base.folder());
        options.add("-Djboss.http.port=" + ports.get(0));
        options.add("-Djboss.management.http.port=" + ports.get(1));
        settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
        Map<String, String> configuration = new HashMap<>();
        configuration.put("jbossHome", home.root().resolve("ear/target/server").toString());
        configuration.put("javaVmArguments", String.join(" ", options));
        configuration.put("managementPort", ports.get(1).toString());
        return configuration;
    }
}
