package org.rheumaroute.training.report;

import org.jspecify.annotations.Nullable;

/**
 * One that competes.
 *
 * @param name for example {@code logistic-regression}; the key of every {@link Result}
 * @param title for people, for example {@code Logistic regression}
 * @param kind what it is
 * @param description one sentence that a clinician understands
 * @param weight its weight in the combination, 0 to 1; absent when it is no member
 */
public record Candidate(
        String name,
        String title,
        Kind kind,
        String description,
        @Nullable Double weight) {
    public Candidate {
        Figures.text("name", name);
        Figures.text("title", title);
        Figures.share("weight of " + name, weight);
    }

    /** What a candidate is. */
    public enum Kind {
        /** Needs no learning from features: the prevalence, a published rule. */
        BASELINE,
        /** A regression whose terms can be read. */
        REGRESSION,
        /** Boosted trees. */
        TREES,
        /** A neural network. */
        NET,
        /** Several of the others joined. */
        COMBINATION
    }
}
