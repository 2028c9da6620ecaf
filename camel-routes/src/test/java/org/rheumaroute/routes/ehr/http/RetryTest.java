package org.rheumaroute.routes.ehr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final RetryPolicy POLICY = new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(3));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; PT0S",
                " 7 ; PT7S",
                "999999999; PT1H",
                "Tue, 24 Nov 2026 12:00:30 GMT; PT30S",
                "Tue, 24 Nov 2026 11:00:00 GMT; PT0S",
                "Wed, 25 Nov 2026 12:00:00 GMT; PT1H",
            })
    void readsSecondsAndHttpDatesWithinBounds(String header, Duration expected) {
        assertThat(RetryAfter.read(header, NOON)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999", "2026-11-24T12:00:30Z"})
    void anythingElseIsNoWait(String header) {
        assertThat(RetryAfter.read(header, NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT3S"})
    void backOffDoublesUpToTheLongest(int attempt, Duration expected) {
        assertThat(POLICY.waitAfter(attempt, EhrUnavailableException.retryable("x")))
                .contains(expected);
    }

    @Test
    void lastAttemptIsTheLast() {
        assertThat(POLICY.waitAfter(4, EhrUnavailableException.retryable("x"))).isEmpty();
    }

    @Test
    void waitIsNeverShorterThanAskedFor() {
        var asked = new EhrUnavailableException("x", true, Duration.ofMillis(2500));

        assertThat(POLICY.waitAfter(1, asked)).contains(Duration.ofMillis(2500));
    }

    @Test
    void longerThanTheLongestIsLeftToTheCaller() {
        assertThat(POLICY.waitAfter(1, new EhrUnavailableException("x", true, Duration.ofSeconds(4))))
                .isEmpty();
    }

    @Test
    void whatCannotSucceedIsNotTriedAgain() {
        assertThat(POLICY.waitAfter(1, new EhrUnavailableException("x", false, null)))
                .isEmpty();
    }
}
