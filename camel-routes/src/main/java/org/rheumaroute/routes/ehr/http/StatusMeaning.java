package org.rheumaroute.routes.ehr.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an HTTP status of the EHR means to us; the only place that decides it, for answers and for bundle entries. */
public final class StatusMeaning {
    /** A refused token is somebody's work to mend: look again after this time, not at once. */
    static final Duration TOKEN_WAIT = Duration.ofMinutes(5);

    private StatusMeaning() {}

    /**
     * The exception that this status stands for.
     *
     * @param request what was asked, without ids
     * @param status HTTP status
     * @param retryAfter what the EHR asked for, or null
     * @param codes issue codes of its OperationOutcome
     * @return empty for 200 to 299
     */
    public static Optional<EhrException> of(
            String request, int status, @Nullable Duration retryAfter, List<String> codes) {
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 401, 403 -> tokenRefused(request, status, retryAfter);
                    case 409, 412 ->
                        new StaleVersionException(
                                "the EHR holds a newer version: " + request + " answered " + status, status);
                    case 408, 425, 429, 500, 502, 503, 504 ->
                        new EhrUnavailableException(
                                "the EHR cannot answer now: " + request + " answered " + status, true, retryAfter);
                    default -> refused(request, status, codes);
                });
    }

    private static EhrException tokenRefused(String request, int status, @Nullable Duration retryAfter) {
        Duration wait = retryAfter != null && retryAfter.compareTo(TOKEN_WAIT) > 0 ? retryAfter : TOKEN_WAIT;
        return new EhrUnavailableException(
                EhrUnavailableException.Why.TOKEN_REFUSED,
                "token refused: " + request + " answered " + status
                        + "; give a valid token with the rights to read and write",
                true,
                wait);
    }

    private static EhrException refused(String request, int status, List<String> codes) {
        String why = status >= 300 && status < 400 ? "; redirects are never followed" : "";
        String said = codes.isEmpty() ? "" : " " + codes;
        return new EhrRefusedException(
                "the EHR refused: " + request + " answered " + status + said + why, status, codes);
    }
}
