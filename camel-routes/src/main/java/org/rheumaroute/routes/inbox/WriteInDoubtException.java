package org.rheumaroute.routes.inbox;

import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

/** A write was sent and its answer never came; a look-up could not tell either. It may or may not have been done. */
public final class WriteInDoubtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EhrUnavailableException unavailable;

    /** @param unavailable why the answer is missing */
    public WriteInDoubtException(EhrUnavailableException unavailable) {
        super("a write to the EHR was not answered", unavailable);
        this.unavailable = unavailable;
    }

    /** Why the answer is missing. */
    public EhrUnavailableException unavailable() {
        return unavailable;
    }
}
