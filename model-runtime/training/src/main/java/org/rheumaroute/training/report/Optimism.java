package org.rheumaroute.training.report;

/**
 * How much better a candidate looks on its own training patients than it is.
 *
 * @param measure for example {@code AUC}
 * @param apparent on the training patients
 * @param optimism expected excess of {@code apparent}
 * @param method how it was found, in words
 */
public record Optimism(String candidate, String measure, double apparent, double optimism, String method) {
    public Optimism {
        Figures.finite("apparent", apparent);
        Figures.finite("optimism", optimism);
        Figures.text("method", method);
    }

    /** What is left when the optimism is taken off. */
    public double corrected() {
        return apparent - optimism;
    }
}
