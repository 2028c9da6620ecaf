package org.rheumaroute.training;

/** A run cannot be done with what was given; the message tells a person why. Never holds a patient's value. */
public final class RefusedRunException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message one or two sentences for a person */
    public RefusedRunException(String message) {
        super(message);
    }
}
