package org.rheumaroute.training.child;

/** The training process ended without a result. The message says how, and where its log lies. */
public final class TrainerFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message one or two sentences for a person */
    public TrainerFailedException(String message) {
        super(message);
    }
}
