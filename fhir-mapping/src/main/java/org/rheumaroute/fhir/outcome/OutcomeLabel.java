package org.rheumaroute.fhir.outcome;

/** What became of a patient for one question, or why that is unknown. Unknown is never "no". */
public interface OutcomeLabel {
    /** Lower-case words joined by hyphens, for example {@code followed-too-short}. */
    String code();

    /** Whether a training table may hold this patient. */
    boolean isKnown();

    /** Whether the outcome came; false also when it is unknown. */
    boolean isEvent();
}
