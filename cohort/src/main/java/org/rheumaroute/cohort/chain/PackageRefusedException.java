package org.rheumaroute.cohort.chain;

/** An operator's step that was not taken; nothing has changed. Holds no patient data. */
public final class PackageRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a step was not taken. */
    public enum Why {
        /** No such package is in the folder, or no such question. */
        UNKNOWN,
        /** The package stands elsewhere than the step needs. */
        NOT_NOW,
        /** A check failed: the message names it. */
        UNSOUND,
        /** The step could not be stored. */
        NOT_STORED
    }

    private final Why why;

    /** @param message one sentence for an operator: what, and what to do */
    public PackageRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** Why the step was not taken. */
    public Why why() {
        return why;
    }

    /** One sentence for an operator. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
