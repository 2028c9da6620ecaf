package org.rheumaroute.demo.invent;

/** How an invented cohort ties outcome and features together. */
public enum CohortFamily {
    /**
     * The outcome is drawn first, then the features class by class. Its margins look like the published table, but it
     * plants information that no paper reports: it flatters flexible models and must not be used to compare models.
     */
    CLASS_FIRST("class-first"),
    /** Features first, then a stated chance, then the outcome from that chance. For comparing models. */
    PROBABILITY_FIRST("probability-first");

    private final String label;

    CohortFamily(String label) {
        this.label = label;
    }

    /** Name for people. */
    public String label() {
        return label;
    }
}
