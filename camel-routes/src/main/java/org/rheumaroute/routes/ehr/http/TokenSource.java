package org.rheumaroute.routes.ehr.http;

import java.util.Optional;

/**
 * Where the bearer token for the EHR comes from; asked before every request, so a source can renew it. SMART Backend
 * Services fits in here: keep the token until shortly before it ends, forget it when {@link #refused} is called.
 * Implementations are thread-safe and never put the token into text.
 */
public interface TokenSource {
    /** The token to send, without {@code Bearer}; empty = send none. */
    Optional<String> token();

    /** The EHR answered 401 to this token: a source that can get another one forgets it. */
    default void refused(String token) {}

    /** No token at all. */
    static TokenSource none() {
        return Optional::empty;
    }

    /**
     * Always the same token.
     *
     * @throws IllegalArgumentException if it holds anything but visible ASCII (it would break the header)
     */
    static TokenSource fixed(String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the EHR token must be visible ASCII without spaces");
        }
        return () -> Optional.of(token);
    }
}
