package org.rheumaroute.routes.ehr.http;

import java.util.List;

/** The EHR understood the request and said no; the same request will be refused again. */
public final class EhrRefusedException extends EhrException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> codes;

    /**
     * @param status the HTTP status, 300 to 599
     * @param codes issue codes of the OperationOutcome, only those of FHIR's own list; never its free text
     */
    public EhrRefusedException(String message, int status, List<String> codes) {
        super(message);
        this.status = status;
        this.codes = List.copyOf(codes);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Issue codes of the OperationOutcome, for example {@code processing}; empty when it had none. */
    public List<String> codes() {
        return codes;
    }
}
