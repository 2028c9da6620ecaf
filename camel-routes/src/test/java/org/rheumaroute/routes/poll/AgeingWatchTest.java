package org.rheumaroute.routes.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.d2t.D2tEntry;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.routes.MovableClock;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.QueueUnavailableException;
import org.rheumaroute.routes.inbox.Trigger;

/** CRP may be 90 days old, RF 730, age has no window. */
class AgeingWatchTest {
    private static final TaskId TASK = TaskId.UA_PROGRESSION;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final LocalDate OBSERVED = LocalDate.of(2026, 8, 26);

    /** 24 November 2026 in Tokyo: the 90th day after the CRP. */
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T01:00:00Z"), TOKYO);

    private final CohortStore cohort = new CohortStore(new ConcurrentHashMap<>());
    private final Ledger ledger = new Ledger(new ConcurrentHashMap<>());
    private final List<Trigger> sent = new ArrayList<>();
    private boolean queueIsDown;
    private final D2tStore flags = new D2tStore(new ConcurrentHashMap<>());
    private final AgeingWatch watch = new AgeingWatch(
            cohort, flags, () -> Set.of(TASK), this::take, ledger, new DiskRoom(List.of(Path.of("."))), clock);

    @Test
    void thePatientIsSentOnTheFirstDayAfterTheWindow() {
        cohort.put(entry("p1", scored(), input("crp", OBSERVED)));
        watch.lookOnceADay();
        assertThat(sent).isEmpty();
        clock.advance(Duration.ofHours(14)); // midnight in Tokyo has not come in UTC
        watch.lookOnceADay();
        assertThat(sent).extracting(Trigger::patientId).containsExactly("p1");
        assertThat(ledger.totals().triggers()).isEqualTo(1);
        assertThat(ledger.open()).isEqualTo(1);
    }

    @Test
    void theSameOldInputIsSentOnce() {
        cohort.put(entry("p1", scored(), input("crp", OBSERVED)));
        for (int day = 0; day < 4; day++) {
            clock.advance(Duration.ofDays(1));
            watch.lookOnceADay();
            watch.lookOnceADay();
        }
        assertThat(sent).hasSize(1);
    }

    @Test
    void anotherOldInputIsAnotherReason() {
        cohort.put(entry("p1", scored(), input("crp", OBSERVED), input("esr", OBSERVED.plusDays(5))));
        clock.advance(Duration.ofDays(1));
        watch.lookOnceADay();
        clock.advance(Duration.ofDays(5));
        watch.lookOnceADay();
        assertThat(sent).extracting(Trigger::patientId).containsExactly("p1", "p1");
    }

    @Test
    void whoIsNotScoredOrHasYoungerInputsIsLeftAlone() {
        cohort.put(entry("young", scored(), input("crp", OBSERVED.plusDays(30)), input("rf", OBSERVED)));
        cohort.put(entry("timeless", scored(), input("age", OBSERVED.minusYears(9))));
        Declined declined = new Declined(DeclineReason.ALREADY_RA, List.of(), "");
        cohort.put(entry("declined", declined, input("crp", OBSERVED.minusYears(1))));
        clock.advance(Duration.ofDays(20));
        watch.lookOnceADay();
        assertThat(sent).isEmpty();
    }

    @Test
    void aLookThatFailedIsMadeAgainTheSameDay() {
        cohort.put(entry("p1", scored(), input("crp", OBSERVED)));
        clock.advance(Duration.ofDays(1));
        queueIsDown = true;
        watch.lookOnceADay();
        assertThat(ledger.totals().triggers()).isZero();
        queueIsDown = false;
        watch.lookOnceADay();
        assertThat(sent).hasSize(1);
    }

    @Test
    void everybodyOfALargeCohortIsLookedAt() {
        for (int i = 0; i < 1203; i++) {
            cohort.put(entry("p" + i, scored(), input("crp", OBSERVED.minusDays(i % 2))));
        }
        watch.lookOnceADay();
        assertThat(sent).hasSize(601);
    }

    @Test
    void aFlagIsLookedAtAgainOnItsDayAndOnce() {
        flags.put(flag("p1", LocalDate.of(2026, 11, 25)));
        flags.put(flag("p2", LocalDate.of(2026, 12, 25)));
        flags.put(flag("p3", null));
        watch.lookOnceADay();
        assertThat(sent).isEmpty();
        for (int day = 0; day < 4; day++) {
            clock.advance(Duration.ofDays(1));
            watch.lookOnceADay();
        }
        assertThat(sent).extracting(Trigger::patientId).containsExactly("p1");
        flags.put(flag("p1", LocalDate.of(2026, 11, 28))); // the answer of the new look has a day of its own
        clock.advance(Duration.ofDays(1));
        watch.lookOnceADay();
        assertThat(sent).extracting(Trigger::patientId).containsExactly("p1", "p1");
    }

    private static D2tEntry flag(String patient, @Nullable LocalDate lookAgainOn) {
        CohortPerson person = new CohortPerson(null, Sex.FEMALE, Serostatus.UNKNOWN);
        return new D2tEntry(
                patient, person, D2tResult.CRITERIA_1_AND_2_MET, null, OBSERVED, List.of(), lookAgainOn, Instant.EPOCH);
    }

    private void take(List<Trigger> triggers) {
        if (queueIsDown) {
            throw new QueueUnavailableException(new IllegalStateException("down"));
        }
        sent.addAll(triggers);
    }

    private static CohortInput input(String feature, LocalDate observedOn) {
        return new CohortInput(new FeatureName(feature), 20, "mg/L", false, observedOn);
    }

    private static CohortEntry entry(String patient, ScoreOutcome outcome, CohortInput... inputs) {
        CohortPerson person = new CohortPerson(null, Sex.FEMALE, Serostatus.UNKNOWN);
        return new CohortEntry(patient, TASK, person, outcome, List.of(inputs), OBSERVED, Instant.EPOCH);
    }

    private static Scored scored() {
        Probability half = new Probability(0.5);
        RiskScore score = new RiskScore(
                TASK, half, new ProbabilityInterval(half, half, 0.9), RiskCategory.HIGH, Period.ofMonths(12));
        return new Scored(score, List.of(), new PackageRef("ua-progression", "0.1.0", "a".repeat(64), true));
    }
}
