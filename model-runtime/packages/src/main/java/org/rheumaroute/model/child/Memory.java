package org.rheumaroute.model.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of another process, where the system tells it (Linux). */
final class Memory {
    private static final long KILOBYTES_IN_MEGABYTE = 1024;

    private Memory() {}

    /** Megabytes in use; empty where the system does not tell. */
    static OptionalLong of(long pid) {
        return field(pid, "VmRSS:");
    }

    /** Most megabytes ever in use; empty where the system does not tell. */
    static OptionalLong peakOf(long pid) {
        return field(pid, "VmHWM:");
    }

    private static OptionalLong field(long pid, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(name)) {
                    String[] words = line.substring(name.length()).strip().split("\\s+");
                    return OptionalLong.of(Long.parseLong(words[0]) / KILOBYTES_IN_MEGABYTE);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // no such system, or the process has ended
        }
        return OptionalLong.empty();
    }
}
