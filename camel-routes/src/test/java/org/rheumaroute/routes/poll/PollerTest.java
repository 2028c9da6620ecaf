package org.rheumaroute.routes.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.chain.EhrReachability;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

class PollerTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Ticking clock = new Ticking();
    private int looks;
    private Exception failure;
    private final Poller poller = new Poller(this::look, Duration.ofSeconds(5), clock);

    @Test
    void saysThatTheEhrWasNotAskedYet() {
        assertThat(poller.ehr().reason()).isEqualTo("not-asked-yet");
        assertThat(poller.lastSuccess()).isEmpty();
    }

    @Test
    void saysWhenTheEhrAnswered() {
        poller.poll();

        assertThat(poller.ehr()).isEqualTo(EhrReachability.ok());
        assertThat(poller.lastSuccess()).contains(NOON);
    }

    @Test
    void asksLessOftenWhileTheEhrIsDownAndComesBack() {
        failure = new EhrUnavailableException("down", true, null);
        poller.poll();
        clock.now = NOON.plusSeconds(4);
        poller.poll();
        assertThat(looks).as("too early").isEqualTo(1);
        clock.now = NOON.plusSeconds(5);
        poller.poll();
        assertThat(looks).isEqualTo(2);
        assertThat(poller.ehr()).isEqualTo(EhrReachability.failing("ehr-unavailable"));
        clock.now = NOON.plusSeconds(10);
        poller.poll();
        assertThat(looks).as("waits twice as long").isEqualTo(2);

        failure = null;
        clock.now = NOON.plusSeconds(15);
        poller.poll();
        clock.now = NOON.plusSeconds(16);
        poller.poll();
        assertThat(looks).as("as often as before").isEqualTo(4);
        assertThat(poller.ehr().reachable()).isTrue();
    }

    @Test
    void neverWaitsLongerThanAMinuteByItself() {
        failure = new EhrUnavailableException("down", true, null);
        for (int i = 0; i < 40; i++) {
            poller.poll();
            clock.now = clock.now.plusSeconds(60);
        }

        assertThat(looks).isEqualTo(40);
    }

    @Test
    void keepsTheWaitTheEhrAsksFor() {
        failure = new EhrUnavailableException("busy", true, Duration.ofMinutes(2));
        poller.poll();
        clock.now = NOON.plusSeconds(119);
        poller.poll();

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void aFullDiskIsNoFaultOfTheEhr() {
        poller.poll();
        failure = new IOException("No space left on device");
        poller.poll();

        assertThat(looks).isEqualTo(2);
        assertThat(poller.ehr().reachable()).isTrue();
    }

    private int look() throws IOException {
        looks++;
        if (failure instanceof IOException io) {
            throw io;
        } else if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        return 0;
    }

    private static final class Ticking extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
