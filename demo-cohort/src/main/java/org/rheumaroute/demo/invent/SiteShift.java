package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What sets the KURAMA-like site apart from the ANSWER-like one; all of it assumed but the prevalence. */
public enum SiteShift {
    /** Fewer patients progress. */
    PREVALENCE,
    /** MMP-3 reads 1.1 times as high, ESR 2 mm/h higher, and the assays' lower limits differ. */
    ASSAY,
    /** The physician's global reads 8 mm higher. */
    READER;

    /** Name for people and command lines. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The shift with this name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static SiteShift named(String label) {
        return Arrays.stream(values())
                .filter(shift -> shift.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no site shift is called '" + label + "'; choose from "
                        + Arrays.stream(values()).map(SiteShift::label).collect(Collectors.joining(", "))));
    }
}
