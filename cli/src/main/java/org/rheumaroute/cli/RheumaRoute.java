package org.rheumaroute.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.rheumaroute.cli.shell.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The command line. Exit status 0: done; 1: failed or refused, with a clear message on stderr; 2: wrong use.
 */
@Command(
        name = "rheumaroute",
        mixinStandardHelpOptions = true,
        version = "RheumaRoute 0.1.0-SNAPSHOT",
        description = "Rheumatoid-arthritis risk in a FHIR EHR. Research use, not a medical device.",
        subcommands = {
            D2tCommand.class,
            DemoCommand.class,
            EpisodesCommand.class,
            FeaturesCommand.class,
            ImportCommand.class,
            ReadCommand.class,
            RecalibrateCommand.class,
            ScoreCommand.class,
            SignaturesCommand.class,
            SurveyCommand.class,
            SynthCommand.class,
            TrainCommand.class,
            ValidateCommand.class
        })
public final class RheumaRoute {
    private RheumaRoute() {}

    /** Runs one verb and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The configured command line; tests give it their own writers. */
    static CommandLine commandLine() {
        return new CommandLine(new RheumaRoute())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(RheumaRoute::explain);
    }

    /** A refusal is a sentence; anything else is a fault of ours and shows where it happened. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof RefusedException) {
            err.println("rheumaroute " + command.getCommandName() + ": " + failure.getMessage());
        } else if (failure instanceof IOException) {
            // The disk, most often: full, or not ours. The class says which; the message holds paths only.
            err.println("rheumaroute " + command.getCommandName() + ": reading or writing failed: "
                    + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        } else {
            err.println("rheumaroute " + command.getCommandName() + ": unexpected failure; please report it");
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
