package org.rheumaroute.fhir.read;

/** Ends the reading of one resource with its reason; never leaves this package and carries no patient data. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final ReadReason reason;

    Unreadable(ReadReason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    ReadReason reason() {
        return reason;
    }
}
