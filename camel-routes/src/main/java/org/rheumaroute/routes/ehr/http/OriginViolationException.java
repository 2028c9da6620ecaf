package org.rheumaroute.routes.ehr.http;

/** An address does not lie under the configured base address. Nothing was sent to it. */
public final class OriginViolationException extends EhrException {
    private static final long serialVersionUID = 1L;

    private final String part;

    /** @param part which part of the address differs: address, scheme, user, host, port or path */
    OriginViolationException(EhrOrigin allowed, String part) {
        super("an address whose " + part + " does not lie under " + allowed
                + " was not called; if the EHR itself gave it, its own base address is configured differently");
        this.part = part;
    }

    /** Which part of the address differs: address, scheme, user, host, port or path. */
    public String part() {
        return part;
    }
}
