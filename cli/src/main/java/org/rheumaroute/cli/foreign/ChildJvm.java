package org.rheumaroute.cli.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.child.ChildDeath;
import org.rheumaroute.model.child.ChildLimits;
import org.rheumaroute.model.child.Watch;

/** Runs a class of ours in a JVM of its own, so that native code that dies, hangs or eats memory takes nobody with it. */
public final class ChildJvm {
    /** Enough for a thousand rows through the largest model that a package may hold. */
    public static final ChildLimits USUAL = new ChildLimits(2048, Duration.ofMinutes(5));

    private static final String WHO = "the process that runs the model";
    private static final int WORST_ORDINARY_STATUS = 2;

    private ChildJvm() {}

    /**
     * Runs a main class with the class path of this JVM; its output goes where ours goes.
     *
     * @param options of the JVM
     * @param limits half of the memory is Java's heap
     * @return its exit status, 0 to 2
     * @throws RefusedException when it died, did not end, or took more than it may
     */
    public static int run(Class<?> main, List<String> options, List<String> arguments, ChildLimits limits)
            throws IOException, RefusedException {
        Path temp = Files.createTempDirectory("rheumaroute-import-");
        Path crash = temp.resolve("crash.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + limits.megabytes() / 2 + "m", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(ChildDeath.NO_CORE_DUMP, "-XX:ErrorFile=" + crash, "-Djava.io.tmpdir=" + temp));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return watched(new ProcessBuilder(command).start(), limits, crash);
        } finally {
            FileTrees.delete(temp);
        }
    }

    private static int watched(Process child, ChildLimits limits, Path crash) throws RefusedException {
        Thread out = copying(child.getInputStream(), System.out);
        Thread err = copying(child.getErrorStream(), System.err);
        try (Watch watch = Watch.over(child, limits, WHO)) {
            int status = child.waitFor();
            out.join();
            err.join();
            @Nullable String reason = watch.reason();
            if (reason != null) {
                throw new RefusedException(reason + "; the model must not be used");
            }
            if (status > WORST_ORDINARY_STATUS || Files.exists(crash)) { // a crash without a dump ends with status 1
                throw new RefusedException(
                        WHO + " " + ChildDeath.meaning(status, crash) + "; the model must not be used");
            }
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        } finally {
            child.destroyForcibly();
        }
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
