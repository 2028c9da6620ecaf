package org.rheumaroute.routes.ehr.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The EHR gave no usable answer: no connection, no full answer in time, an answer that is not FHIR JSON, a server error,
 * too many requests, or a token it does not accept. Whether a write was done is unknown, unless the EHR said no.
 */
public final class EhrUnavailableException extends EhrException {
    /** Why there was no usable answer, for people who must do different things about it. */
    public enum Why {
        /** No connection. */
        NOT_REACHABLE("ehr-not-reachable"),
        /** The token is missing, wrong or has too few rights. */
        TOKEN_REFUSED("ehr-token-refused"),
        /** An answer came, but it is not the FHIR JSON that was asked for. */
        ANSWER_UNREADABLE("ehr-answer-unreadable"),
        /** A server error, too many requests, or an answer that did not end. */
        UNAVAILABLE("ehr-unavailable");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** Code in kebab-case, for status and log. */
        public String code() {
            return code;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final boolean retryable;
    private final @Nullable Duration retryAfter;

    /**
     * @param retryable whether the same request can succeed later without anybody changing anything here
     * @param retryAfter the shortest wait the EHR asked for, or that makes sense; null when none is known
     */
    public EhrUnavailableException(String message, boolean retryable, @Nullable Duration retryAfter) {
        this(Why.UNAVAILABLE, message, retryable, retryAfter);
    }

    /** As the other constructor, with the reason. */
    public EhrUnavailableException(Why why, String message, boolean retryable, @Nullable Duration retryAfter) {
        super(message);
        this.why = why;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    static EhrUnavailableException retryable(String message) {
        return new EhrUnavailableException(message, true, null);
    }

    /**
     * For an answer of 200 to 299 that cannot be used.
     *
     * @param request what was asked, without ids
     * @param body what came; only its first character is looked at: an object is the EHR's own word and will be the same
     *     next time, anything else (a gateway's page, nothing) may pass
     */
    public static EhrUnavailableException unreadable(String request, byte[] body) {
        int at = 0;
        // White space, and the three bytes of a byte order mark.
        while (at < body.length && (body[at] <= ' ')) {
            at++;
        }
        boolean isObject = at < body.length && body[at] == '{';
        return new EhrUnavailableException(
                Why.ANSWER_UNREADABLE, "the EHR's answer is not the FHIR JSON expected: " + request, !isObject, null);
    }

    /** Why there was no usable answer. */
    public Why why() {
        return why;
    }

    /** Whether the same request can succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }

    /** The shortest wait before the next try, at most {@link RetryAfter#LONGEST}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
