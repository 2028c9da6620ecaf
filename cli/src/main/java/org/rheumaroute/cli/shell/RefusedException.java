package org.rheumaroute.cli.shell;

/** The verb cannot do what was asked; the message tells a person why and what to do. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message one or two sentences for a person, without patient data */
    public RefusedException(String message) {
        super(message);
    }

    /** @param message one or two sentences for a person, without patient data */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
