package org.rheumaroute.routes.ehr.http;

/**
 * The EHR did not do what was asked. Messages and fields never carry an address with ids, an answer's text or the token;
 * there is no cause, because causes of HTTP and JSON libraries repeat what they read.
 */
public abstract sealed class EhrException extends RuntimeException
        permits EhrUnavailableException,
                EhrRefusedException,
                StaleVersionException,
                RecordTooLargeException,
                OriginViolationException {
    private static final long serialVersionUID = 1L;

    EhrException(String message) {
        super(message);
    }
}
