package org.rheumaroute.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;

/**
 * One run of the demonstration: train (the first time), start, load, watch, report, stay, stop. Whatever happens, what
 * was started is stopped.
 */
public final class DemoRun {
    private static final String USER = "demo";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(30);
    private static final PrintStream OUT = System.out;
    private static final PrintStream NEWS = System.err;

    private final Home home;
    private final DemoOptions options;
    private final long started = System.nanoTime();
    private final String password = password();
    private @Nullable SandboxProcess sandbox;
    private @Nullable WildFlyProcess wildFly;

    /**
     * @param home the checkout, built
     * @param options what was asked
     */
    public DemoRun(Home home, DemoOptions options) {
        this.home = home;
        this.options = options;
    }

    /**
     * Runs to the end.
     *
     * @return exit status: 0 when every trigger came to its end and the numbers add up, else 1
     */
    public int run() throws IOException, InterruptedException, RefusedException {
        // Told now, not after minutes of training.
        Ports.wantedOrFree(options.ehrPort(), "--ehr-port");
        Ports.wantedOrFree(options.port(), "--port");
        Thread stopper = new Thread(this::stop, "demo-stopper");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            DemoPackages.ensureAll(home);
            int port = Ports.wantedOrFree(options.port(), "--port");
            URI ehr = startEhr();
            List<String> bundles = invent();
            NEWS.println("Sandbox EHR ready at " + ehr + "; loading " + bundles.size() + " invented patients");
            load(ehr, bundles);
            startServer(ehr, port); // after the loading: each patient is then seen once, whole
            DemoReport report = awaitSettled(bundles.size());
            print(report, ehr);
            if (!options.once()) {
                stay();
            }
            return report.failed() == 0 && report.open() == 0 && report.addsUp() ? 0 : 1;
        } finally {
            stop();
        }
    }

    /** Patients with undifferentiated arthritis, then the starters of targeted drugs. */
    private List<String> invent() throws IOException {
        List<String> bundles =
                new ArrayList<>(DemoPatients.bundles(options.patients(), options.seed(), work().resolve("cohort")));
        bundles.addAll(DemoPatients.starters(options.patients(), options.seed(), work().resolve("starters")));
        return bundles;
    }

    private URI startEhr() throws IOException, InterruptedException, RefusedException {
        int port = Ports.wantedOrFree(options.ehrPort(), "--ehr-port");
        NEWS.println("Starting the sandbox EHR (logs: target/demo/run)");
        SandboxProcess started = SandboxProcess.start(home, work(), port, List.of());
        sandbox = started;
        return started.awaitReady();
    }

    private void startServer(URI ehr, int port) throws IOException {
        NEWS.println("Starting WildFly with RheumaRoute");
        ServerBase base = ServerBase.fresh(
                home.root().resolve("ear").resolve("target").resolve("server"), work().resolve("server"));
        base.addLogin(USER, password);
        int managementPort = Ports.free(1).get(0);
        wildFly = WildFlyProcess.start(
                home, base, port, managementPort, settings(ehr.toString()), work().resolve("wildfly.log"));
    }

    private Path work() {
        return home.demo().resolve("run");
    }

    private Map<String, String> settings(String ehrUrl) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("rheumaroute.ehr.url", ehrUrl);
        settings.put("rheumaroute.ehr.poll-period", "PT2S");
        settings.put("rheumaroute.hospital.zone", DemoPatients.HOSPITAL.getId());
        settings.put("rheumaroute.packages.folder", home.demoAllPackages().toString());
        settings.put("rheumaroute.packages.trusted-keys", home.demoKeys().toString());
        return settings;
    }

    private void load(URI ehr, List<String> bundles) throws IOException, InterruptedException, RefusedException {
        ProgressBar bar = new ProgressBar("patients loaded", bundles.size());
        new EhrLoader(ehr).load(bundles, bar::at);
        bar.finish();
    }

    /**
     * Settled: every loaded patient was seen, nothing is open, and the EHR was asked at least twice after the loading
     * (the first of the two may have begun before its end).
     */
    private DemoReport awaitSettled(int patients) throws IOException, InterruptedException, RefusedException {
        ChildServer server = running().server();
        ChainClient chain = new ChainClient(running().address(), USER, password);
        PollWatch polls = new PollWatch(Instant.now());
        Waiting.untilWithBar(
                "WildFly to start", START_LIMIT, server, () -> chain.status().isPresent());
        ProgressBar bar = new ProgressBar("patients settled", patients);
        DemoReport[] latest = new DemoReport[1];
        Waiting.until("every patient to be settled", SETTLE_LIMIT, server, () -> {
            Optional<JsonNode> status = chain.status();
            if (status.isEmpty()) {
                return false;
            }
            DemoReport now = DemoReport.of(status.get().path("ledger"), seconds());
            latest[0] = now;
            bar.at(now.triggers() - now.open());
            return polls.sawTwoPolls(status.get().path("lastSuccessfulPoll").asText(""))
                    && now.triggers() >= patients
                    && now.open() == 0;
        });
        bar.finish();
        return latest[0];
    }

    private void print(DemoReport report, URI ehr) throws IOException {
        OUT.println();
        OUT.print(report.toText());
        OUT.println();
        OUT.println("Page        " + running().address() + "   login: " + USER + "   password: " + password);
        OUT.println("EHR         " + ehr + "/RiskAssessment");
        OUT.println("            " + ehr + "/Observation?code=difficult-to-treat-ra");
        OUT.println("All patients and the models' training data are invented. Research use, not a medical device.");
        OUT.flush();
        Path file = options.report();
        if (file != null) {
            Files.writeString(
                    file,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report.toJson()) + "\n");
        }
    }

    private static void stay() throws InterruptedException {
        OUT.println("Running on: new Observations posted to the EHR are scored. Ctrl-C stops everything.");
        OUT.flush();
        new CountDownLatch(1).await(); // until Ctrl-C; the shutdown hook stops the servers
    }

    private synchronized void stop() {
        if (wildFly != null) {
            wildFly.close();
            wildFly = null;
        }
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }

    private WildFlyProcess running() {
        WildFlyProcess server = wildFly;
        if (server == null) {
            throw new IllegalStateException("WildFly was not started");
        }
        return server;
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private static String password() {
        String letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none that look alike
        StringBuilder password = new StringBuilder();
        new SecureRandom().ints(16, 0, letters.length()).forEach(i -> password.append(letters.charAt(i)));
        return password.toString();
    }
}
