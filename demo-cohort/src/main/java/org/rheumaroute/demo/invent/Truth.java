package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How an invented cohort ties the outcome to the features. */
public enum Truth {
    /** The outcome first, then the features class by class; see {@link CohortFamily#CLASS_FIRST} for what that plants. */
    CLASS_FIRST("class-first", CohortFamily.CLASS_FIRST),
    /** Features first; log-odds straight in the features (in the logarithm of laboratory values). */
    LINEAR("linear", CohortFamily.PROBABILITY_FIRST),
    /** Features first; log-odds with two interactions and a threshold. */
    NONLINEAR("nonlinear", CohortFamily.PROBABILITY_FIRST);

    private final String label;
    private final CohortFamily family;

    Truth(String label, CohortFamily family) {
        this.label = label;
        this.family = family;
    }

    /** Name for people and command lines. */
    public String label() {
        return label;
    }

    /** To be named wherever a figure of the cohort is shown. */
    public CohortFamily family() {
        return family;
    }

    /**
     * The truth with this name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static Truth named(String label) {
        return Arrays.stream(values())
                .filter(truth -> truth.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no truth is called '" + label + "'; choose one of "
                        + Arrays.stream(values()).map(Truth::label).collect(Collectors.joining(", "))));
    }
}
