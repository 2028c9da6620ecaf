package org.rheumaroute.cohort.chain;

/** A what-if question that cannot be asked. The message says why and holds no patient data. */
public final class WhatIfRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Why {
        /** Nothing is known of such a patient under this question. */
        UNKNOWN_PATIENT,
        /** The patient was declined for a reason that no input can change. */
        NOT_ELIGIBLE,
        /** No package answers the question now. */
        NO_PACKAGE,
        /** The question itself is wrong: no such input, unit or value. */
        WRONG_QUESTION
    }

    private final Why why;

    /**
     * @param why what stands in the way
     * @param message one sentence for a person
     */
    public WhatIfRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** What stands in the way. */
    public Why why() {
        return why;
    }
}
