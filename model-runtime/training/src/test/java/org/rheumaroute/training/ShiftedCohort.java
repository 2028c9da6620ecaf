package org.rheumaroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The invented patients of another hospital: the outcome is more frequent there. */
final class ShiftedCohort {
    private ShiftedCohort() {}

    /** Leaves out two of three patients without the outcome, and the true probabilities, which no longer hold. */
    static Path write(Path file, int patients, long seed) throws IOException {
        List<String> kept = new ArrayList<>();
        int others = 0;
        for (String line : InventedCohort.csv(patients, seed, 1.0).split("\n")) {
            String known = line.startsWith("#") ? line : line.substring(0, line.lastIndexOf(','));
            if (!known.endsWith(",0") || others++ % 3 == 0) {
                kept.add(known);
            }
        }
        return Files.writeString(file, String.join("\n", kept) + "\n");
    }
}
