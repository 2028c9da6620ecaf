package org.rheumaroute.routes.ehr.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date. */
final class RetryAfter {
    /** No wait an EHR asks for counts as longer than this. */
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** The wait asked for, 0 to {@link #LONGEST}; empty if the text is neither form. */
    static Optional<Duration> read(String text, Clock clock) {
        String value = text.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(capped(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            ZonedDateTime then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(capped(Duration.between(clock.instant(), then.toInstant())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
