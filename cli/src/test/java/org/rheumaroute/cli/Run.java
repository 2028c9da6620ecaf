package org.rheumaroute.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a verb inside this JVM, with what it wrote.
 *
 * @param exit exit status
 * @param out all of stdout
 * @param err all of stderr
 */
record Run(int exit, String out, String err) {
    /** Runs a verb with {@code home} as the checkout; the JVM's streams and property are put back afterwards. */
    static synchronized Run of(Path home, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setProperty("rheumaroute.home", home.toString());
        System.setOut(new PrintStream(written, true, UTF_8));
        System.setErr(new PrintStream(told, true, UTF_8));
        try {
            int exit = RheumaRoute.commandLine().execute(arguments);
            return new Run(exit, written.toString(UTF_8), told.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.clearProperty("rheumaroute.home");
        }
    }

    /** Lines of stdout. */
    List<String> lines() {
        return out.lines().toList();
    }
}
