package org.rheumaroute.model.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a JVM that did not do its work means. */
public final class ChildDeath {
    /** An option for every child: a dump would hold whatever the child knew. */
    public static final String NO_CORE_DUMP = "-XX:-CreateCoredumpOnCrash";

    private static final int OUT_OF_MEMORY = 3; // -XX:+ExitOnOutOfMemoryError
    private static final int KILLED = 128 + 9; // 128 and the signal's number
    private static final int SEGMENTATION_FAULT = 128 + 11; // so early that the JVM gave no account of it
    private static final Pattern SIGNAL = Pattern.compile("(SIG[A-Z]+) \\(0x");
    private static final int FIRST_LINES = 20;

    private ChildDeath() {}

    /**
     * In words, for example {@code was ended by SIGSEGV in native code}.
     *
     * @param status exit status
     * @param crashFile where the JVM was told to write its own account of a crash
     */
    public static String meaning(int status, Path crashFile) {
        if (Files.exists(crashFile)) {
            return signal(crashFile).map(name -> "crashed with " + name).orElse("crashed") + " in native code";
        }
        return switch (status) {
            case OUT_OF_MEMORY -> "ran out of memory";
            case KILLED -> "was killed, perhaps for lack of memory";
            case SEGMENTATION_FAULT -> "crashed with SIGSEGV in native code";
            default -> "ended with status " + status;
        };
    }

    private static Optional<String> signal(Path crashFile) {
        try (BufferedReader lines = Files.newBufferedReader(crashFile, StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .limit(FIRST_LINES)
                    .map(SIGNAL::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
