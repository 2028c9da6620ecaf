package org.rheumaroute.cohort.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.model.DeclineReason;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
    private final Ledger ledger = ledgerAt(NOON);

    private Ledger ledgerAt(Instant now) {
        return new Ledger(cache, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void countsEveryEnd() {
        for (String trigger : new String[] {"a", "b", "c", "d", "e"}) {
            assertThat(ledger.accepted(trigger, "p-" + trigger)).isTrue();
        }
        ledger.settled("a", Settlement.written());
        ledger.settled("b", Settlement.unchanged());
        ledger.settled("c", Settlement.declined(DeclineReason.ALREADY_RA));
        ledger.settled("d", Settlement.failed("ehr-refused-write"));
        LedgerTotals totals = ledger.totals();
        assertThat(totals)
                .isEqualTo(new LedgerTotals(
                        5,
                        1,
                        1,
                        new TreeMap<>(Map.of("already-ra", 1L)),
                        new TreeMap<>(Map.of("ehr-refused-write", 1L)),
                        1));
        assertThat(totals.scored()).isEqualTo(2);
        assertThat(ledger.open()).isEqualTo(1);
    }

    @Test
    void acceptingTwiceIsHarmless() {
        ledger.accepted("a", "p");
        assertThat(ledger.accepted("a", "p")).isFalse();
        assertThat(ledger.totals().triggers()).isEqualTo(1);
    }

    @Test
    void settlingTwiceKeepsTheFirstEnd() {
        ledger.accepted("a", "p");
        assertThat(ledger.settled("a", Settlement.written())).isTrue();
        assertThat(ledger.settled("a", Settlement.unchanged())).isFalse();
        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ledger.totals().unchanged()).isZero();
    }

    @Test
    void aSettledTriggerStaysSettledWhenItIsAcceptedAgain() {
        assertThat(ledger.isAccepted("a")).isFalse();
        ledger.accepted("a", "p");
        assertThat(ledger.isAccepted("a")).isTrue();
        ledger.settled("a", Settlement.written());
        assertThat(ledger.isAccepted("a")).isTrue();
        assertThat(ledger.accepted("a", "p")).isFalse();
        assertThat(ledger.isSettled("a")).isTrue();
        assertThat(ledger.open()).isZero();
    }

    @Test
    void aReplayMaySettleWhatHadFailed() {
        ledger.accepted("a", "p");
        ledger.settled("a", Settlement.failed("ehr-down"));
        assertThat(ledger.isSettled("a")).isFalse();
        assertThat(ledger.settled("a", Settlement.written())).isTrue();
        assertThat(ledger.settled("a", Settlement.failed("ehr-down"))).isFalse();
        assertThat(ledger.totals().failed()).isZero();
        assertThat(ledger.totals().failedBy()).isEmpty();
        assertThat(ledger.totals().written()).isEqualTo(1);
    }

    @Test
    void countsATriggerThatWasSettledButNotKnown() {
        ledger.settled("lost", Settlement.unchanged());
        assertThat(ledger.totals().triggers()).isEqualTo(1);
        assertThat(ledger.accepted("lost", "p")).isFalse();
    }

    @Test
    void reportsOneRun() {
        ledger.accepted("old", "p");
        Ledger later = ledgerAt(NOON.plusSeconds(60));
        later.accepted("new", "p");
        later.settled("new", Settlement.written());
        assertThat(later.totals().triggers()).isEqualTo(2);
        LedgerTotals run = later.since(NOON.plusSeconds(60));
        assertThat(run.triggers()).isEqualTo(1);
        assertThat(run.written()).isEqualTo(1);
        assertThat(run.open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void addsUpAfterAnyOrderOfDeliveriesAndRestarts(long seed) {
        Random random = new Random(seed);
        Ledger current = ledger;
        for (int step = 0; step < 2_000; step++) {
            String trigger = "t" + random.nextInt(150);
            switch (random.nextInt(7)) {
                case 0, 1, 2 -> current.accepted(trigger, "p");
                case 3 -> current.settled(trigger, Settlement.written());
                case 4 -> current.settled(trigger, Settlement.unchanged());
                case 5 -> current.settled(trigger, Settlement.declined(DeclineReason.values()[random.nextInt(5)]));
                default -> current.settled(trigger, Settlement.failed("reason-" + random.nextInt(3)));
            }
            if (step % 500 == 0) {
                Ledger reopened = new Ledger(cache);
                assertThat(reopened.totals()).isEqualTo(current.totals());
                current = reopened;
            }
        }
        assertThat(current.totals().triggers()).isEqualTo(cache.size());
        assertThat(current.since(Instant.EPOCH)).isEqualTo(current.totals());
    }

    @Test
    void refusesTotalsThatDoNotAddUp() {
        assertThatThrownBy(() -> new LedgerTotals(3, 1, 1, new TreeMap<>(), new TreeMap<>(), 0))
                .hasMessage("the ledger does not add up: 3 triggers, 2 ends");
    }

    @Test
    void refusesAReasonThatIsNoCode() {
        assertThatThrownBy(() -> Settlement.failed("Patient Taro: 500")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settlement.failed("")).isInstanceOf(IllegalArgumentException.class);
    }
}
