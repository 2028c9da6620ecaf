package org.rheumaroute.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.demo.DemoOptions;
import org.rheumaroute.cli.demo.DemoRun;
import org.rheumaroute.cli.demo.Ports;
import org.rheumaroute.cli.shell.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./rheumaroute demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a sandbox EHR and WildFly with RheumaRoute on free loopback ports, loads an invented cohort, scores"
                    + " everybody and prints what became of whom.",
            "Runs on, so that new Observations posted to the EHR are picked up, until Ctrl-C; then stops what it"
                    + " started."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--patients",
            paramLabel = "N",
            defaultValue = "300",
            description = "invented patients (default ${DEFAULT-VALUE})")
    int patients;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of the invented cohort (default ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--once", description = "stop when everything is settled")
    boolean once;

    @Option(names = "--report", paramLabel = "FILE", description = "write the summary as JSON")
    @Nullable
    Path report;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            description = "port of the page (default: a free one)")
    int port;

    @Option(
            names = "--ehr-port",
            paramLabel = "P",
            defaultValue = "0",
            description = "port of the sandbox EHR (default: a free one)")
    int ehrPort;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireRange("--patients", patients, 1, Integer.MAX_VALUE);
        requireRange("--port", port, 0, Ports.HIGHEST);
        requireRange("--ehr-port", ehrPort, 0, Ports.HIGHEST);
        DemoRun run = new DemoRun(Home.find(), new DemoOptions(patients, seed, once, report, port, ehrPort));
        return run.run();
    }

    private void requireRange(String option, int value, int low, int high) {
        if (value < low || value > high) {
            String range = high == Integer.MAX_VALUE ? low + " or more" : low + " to " + high;
            throw new ParameterException(spec.commandLine(), option + " must be " + range + ", was " + value);
        }
    }
}
