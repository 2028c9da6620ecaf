package org.rheumaroute.sandbox;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the sandbox EHR and keeps it running until SIGTERM or SIGINT.
 *
 * <p>Exit 143 (130) after SIGTERM (SIGINT), as the JVM does; 1 when the server does not start, 2 for a wrong command line.
 */
public final class SandboxEhr {

    private SandboxEhr() {}

    /**
     * Runs until a signal comes; never returns otherwise.
     *
     * @param args {@code --port N} (0 = free), {@code --ready-file FILE}, {@code --data DIR} (default: in memory),
     *     {@code --token TOKEN}
     */
    public static void main(String[] args) {
        SandboxOptions options;
        try {
            options = SandboxOptions.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(SandboxOptions.USAGE);
            System.exit(2);
            return;
        }
        run(options);
    }

    private static void run(SandboxOptions options) {
        try {
            SandboxServer server = SandboxServer.start(options);
            stopOnSignal(server);
            if (options.readyFile().isPresent()) {
                ReadyFile.write(options.readyFile().get(), server.url());
            }
            System.out.println("Sandbox EHR ready at " + server.url());
            new CountDownLatch(1).await();
        } catch (Exception e) {
            report(e, System.err);
            // HAPI's threads are not daemons: without this a half-started server would stay.
            System.exit(1);
        }
    }

    private static void stopOnSignal(SandboxServer server) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                server.close();
                            } catch (Exception e) {
                                report(e, System.err);
                            }
                        },
                        "sandbox-stop"));
    }

    private static void report(Exception e, PrintStream to) {
        to.println("Sandbox EHR: " + e.getMessage() + " (" + rootCause(e) + ")");
        e.printStackTrace(to);
    }

    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
