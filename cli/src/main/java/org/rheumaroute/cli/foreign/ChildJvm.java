package org.rheumaroute.cli.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rheumaroute.cli.shell.RefusedException;

/** Runs a class of ours in a JVM of its own, so that native code that dies takes nobody with it. */
public final class ChildJvm {
    private static final long LONGEST_MINUTES = 10;

    private ChildJvm() {}

    /**
     * Runs a main class with the class path of this JVM; its output goes where ours goes.
     *
     * @param options of the JVM
     * @return its exit status, 0 to 2
     * @throws RefusedException when it died, or did not end
     */
    public static int run(Class<?> main, List<String> options, List<String> arguments)
            throws IOException, RefusedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process child = new ProcessBuilder(command).start();
        Thread out = copying(child.getInputStream(), System.out);
        Thread err = copying(child.getErrorStream(), System.err);
        try {
            if (!child.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                child.destroyForcibly();
                throw new RefusedException("the engine did not come to an end with this model; it must not be used");
            }
            out.join();
            err.join();
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        }
        if (child.exitValue() > 2) {
            throw new RefusedException(
                    "the engine died over this model (exit status " + child.exitValue() + "); it must not be used");
        }
        return child.exitValue();
    }

    private static Thread copying(InputStream from, PrintStream to) {
        Thread thread = new Thread(
                () -> {
                    try {
                        from.transferTo(to);
                        to.flush();
                    } catch (IOException e) {
                        to.println("the output of the other JVM was cut: "
                                + e.getClass().getSimpleName());
                    }
                },
                "output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
