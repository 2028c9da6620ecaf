package org.rheumaroute.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the sandbox.
 *
 * @param port loopback port, 0 to 65535; 0 takes a free one
 * @param readyFile written once the server answers; empty = not written
 * @param data folder of the database; empty = in memory, gone when the server stops
 * @param token bearer token that every request must carry; empty = no login
 */
record SandboxOptions(int port, Optional<Path> readyFile, Optional<Path> data, Optional<String> token) {

    static final String USAGE = "usage: SandboxEhr [--port N] [--ready-file FILE] [--data DIR] [--token TOKEN]";

    SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be 0 to 65535, was " + port);
        }
        if (token.isPresent() && token.get().isBlank()) {
            throw new IllegalArgumentException("--token must not be blank");
        }
    }

    /**
     * @param args pairs of option and value
     * @throws IllegalArgumentException unknown option, missing value or a value out of range; the message names it
     */
    static SandboxOptions parse(List<String> args) {
        int port = 0;
        @Nullable Path readyFile = null;
        @Nullable Path data = null;
        @Nullable String token = null;
        for (int i = 0; i < args.size(); i += 2) {
            String option = args.get(i);
            switch (option) {
                case "--port" -> port = portNumber(valueOf(args, i));
                case "--ready-file" -> readyFile = Path.of(valueOf(args, i));
                case "--data" -> data = Path.of(valueOf(args, i));
                case "--token" -> token = valueOf(args, i);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new SandboxOptions(
                port, Optional.ofNullable(readyFile), Optional.ofNullable(data), Optional.ofNullable(token));
    }

    private static String valueOf(List<String> args, int option) {
        if (option + 1 >= args.size()) {
            throw new IllegalArgumentException(args.get(option) + " needs a value");
        }
        return args.get(option + 1);
    }

    private static int portNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port must be a number, was " + text, e);
        }
    }
}
