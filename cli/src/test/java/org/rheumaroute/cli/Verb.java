package org.rheumaroute.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Runs one verb as a person would, with what it prints. Changes stdout while it runs: one at a time. */
public final class Verb {
    private Verb() {}

    /** What came of a run. */
    public record Run(int status, String out, String err) {}

    /** Runs a verb with its arguments. */
    public static synchronized Run run(String... arguments) {
        PrintStream stdout = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status =
                    RheumaRoute.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
            System.out.flush();
            return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(stdout);
        }
    }
}
