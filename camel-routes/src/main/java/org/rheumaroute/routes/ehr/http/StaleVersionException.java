package org.rheumaroute.routes.ehr.http;

/** The resource changed in the EHR since it was read (409 or 412): read again, decide again. Nothing was written. */
public final class StaleVersionException extends EhrException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status 409 or 412: HAPI answers a stale If-Match with 409, others with 412 */
    public StaleVersionException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** 409 or 412. */
    public int status() {
        return status;
    }
}
