package org.rheumaroute.cohort.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.TaskId;

class LedgerTest {
    private static final TaskId UA = TaskId.UA_PROGRESSION;
    private static final TaskId RRP = new TaskId("rrp");
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
        ledger.settled("a", Map.of(UA, Settlement.written()));
        ledger.settled("b", Map.of(UA, Settlement.unchanged()));
        ledger.settled("c", Map.of(UA, Settlement.declined(DeclineReason.ALREADY_RA)));
        ledger.failed("d", "ehr-refused-write", List.of(UA));
        LedgerTotals totals = ledger.totals();
        assertThat(totals)
                .isEqualTo(new LedgerTotals(
                        5,
                        1,
                        1,
                        new TreeMap<>(Map.of("already-ra", 1L)),
                        new TreeMap<>(Map.of("ehr-refused-write", 1L)),
                        1,
                        Map.of(
                                UA,
                                new TaskTotals(
                                        1,
                                        1,
                                        new TreeMap<>(Map.of("already-ra", 1L)),
                                        new TreeMap<>(Map.of("ehr-refused-write", 1L))))));
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
        assertThat(ledger.settled("a", Map.of(UA, Settlement.written()))).isTrue();
        assertThat(ledger.settled("a", Map.of(UA, Settlement.unchanged()))).isFalse();
        assertThat(ledger.totals().written()).isEqualTo(1);
        assertThat(ledger.totals().unchanged()).isZero();
    }

    @Test
    void aSettledTriggerStaysSettledWhenItIsAcceptedAgain() {
        assertThat(ledger.isAccepted("a")).isFalse();
        ledger.accepted("a", "p");
        assertThat(ledger.isAccepted("a")).isTrue();
        ledger.settled("a", Map.of(UA, Settlement.written()));
        assertThat(ledger.isAccepted("a")).isTrue();
        assertThat(ledger.accepted("a", "p")).isFalse();
        assertThat(ledger.isSettled("a")).isTrue();
        assertThat(ledger.open()).isZero();
    }

    @Test
    void aReplayMaySettleWhatHadFailed() {
        ledger.accepted("a", "p");
        ledger.failed("a", "ehr-down", List.of(UA));
        assertThat(ledger.isSettled("a")).isFalse();
        assertThat(ledger.settled("a", Map.of(UA, Settlement.written()))).isTrue();
        assertThat(ledger.failed("a", "ehr-down", List.of(UA))).isFalse();
        assertThat(ledger.totals().failed()).isZero();
        assertThat(ledger.totals().failedBy()).isEmpty();
        assertThat(ledger.totals().written()).isEqualTo(1);
    }

    @Test
    void countsATriggerThatWasSettledButNotKnown() {
        ledger.settled("lost", Map.of(UA, Settlement.unchanged()));
        assertThat(ledger.totals().triggers()).isEqualTo(1);
        assertThat(ledger.accepted("lost", "p")).isFalse();
    }

    @Test
    void reportsOneRun() {
        ledger.accepted("old", "p");
        Ledger later = ledgerAt(NOON.plusSeconds(60));
        later.accepted("new", "p");
        later.settled("new", Map.of(UA, Settlement.written()));
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
                case 3 -> current.settled(trigger, Map.of(UA, Settlement.written()));
                case 4 -> current.answered(trigger, Map.of(RRP, Settlement.unchanged()));
                case 5 ->
                    current.settled(
                            trigger,
                            Map.of(
                                    UA,
                                    Settlement.declined(DeclineReason.values()[random.nextInt(5)]),
                                    RRP,
                                    Settlement.unchanged()));
                default -> current.failed(trigger, "reason-" + random.nextInt(3), List.of(UA, RRP));
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
    void oneTriggerEndsOnceAndOnceForEveryQuestion() {
        ledger.accepted("a", "p");
        ledger.settled("a", Map.of(UA, Settlement.declined(DeclineReason.ALREADY_RA), RRP, Settlement.written()));
        ledger.accepted("b", "p");
        ledger.settled("b", Map.of(UA, Settlement.unchanged(), RRP, Settlement.declined(DeclineReason.STALE_INPUT)));
        LedgerTotals totals = ledger.totals();
        assertThat(totals.written()).isEqualTo(1);
        assertThat(totals.unchanged()).isEqualTo(1);
        assertThat(totals.declined()).isZero();
        assertThat(totals.byTask().keySet()).containsExactly(RRP, UA);
        assertThat(totals.byTask().values())
                .allSatisfy(task -> assertThat(task.settled()).isEqualTo(totals.triggers() - totals.open()));
        assertThat(totals.byTask().get(UA).declinedBy()).containsExactly(Map.entry("already-ra", 1L));
    }

    @Test
    void whoIsRefusedForEveryQuestionEndsWithTheFirstReason() {
        ledger.settled(
                "a",
                Map.of(
                        UA,
                        Settlement.declined(DeclineReason.ALREADY_RA),
                        RRP,
                        Settlement.declined(DeclineReason.STALE_INPUT)));
        assertThat(ledger.totals().declinedBy()).containsExactly(Map.entry("stale-input", 1L));
    }

    @Test
    void anAnswerBeforeAFailureStandsAndTheTriggerFails() {
        ledger.accepted("a", "p");
        ledger.answered("a", Map.of(UA, Settlement.written()));
        assertThat(ledger.open()).isEqualTo(1);
        ledger.answered("a", Map.of(UA, Settlement.unchanged())); // the next delivery finds what the first one wrote
        ledger.failed("a", "internal-error", List.of(UA, RRP));
        LedgerTotals totals = ledger.totals();
        assertThat(totals.failed()).isEqualTo(1);
        assertThat(totals.byTask().get(UA).written()).isEqualTo(1);
        assertThat(totals.byTask().get(RRP).failedBy()).containsExactly(Map.entry("internal-error", 1L));
        assertThat(new Ledger(cache).totals()).isEqualTo(totals);
    }

    @Test
    void aLineOfTheTimeWithOneQuestionCountsForThatQuestion() {
        cache.put(
                "old",
                "{\"version\":1,\"patient\":\"p\",\"acceptedAt\":\"2026-11-24T12:00:00Z\",\"end\":\"WRITTEN\","
                        + "\"reason\":\"\"}");
        assertThat(new Ledger(cache).totals().byTask().get(UA).written()).isEqualTo(1);
    }

    @Test
    void refusesTotalsThatDoNotAddUp() {
        assertThatThrownBy(() -> new LedgerTotals(3, 1, 1, new TreeMap<>(), new TreeMap<>(), 0, Map.of()))
                .hasMessage("the ledger does not add up: 3 triggers, 2 ends");
    }

    @Test
    void refusesAReasonThatIsNoCode() {
        assertThatThrownBy(() -> Settlement.failed("Patient Taro: 500")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settlement.failed("")).isInstanceOf(IllegalArgumentException.class);
    }
}
