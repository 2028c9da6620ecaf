package org.rheumaroute.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.StaleVersionException;

class DeliveryRulesTest {
    private static final int LAST = 3;

    private final DeliveryRules rules = new DeliveryRules(LAST);

    @Test
    void worksOnAMessageUpToItsLastAttempt() {
        assertThat(rules.beforeWork(1)).isEmpty();
        assertThat(rules.beforeWork(LAST)).isEmpty();
    }

    @Test
    void parksAMessageOverWhichTheServerDiedTooOften() {
        assertThat(rules.beforeWork(LAST + 1)).contains(new Delivery.Park(DeliveryRules.DELIVERY_LIMIT));
    }

    @Test
    void waitingForTheEhrBurnsNoAttempt() {
        Delivery fate = rules.afterFailure(unavailable(null), LAST, 0);

        assertThat(fate).isEqualTo(new Delivery.SendAgain("ehr-unavailable", Duration.ofSeconds(1), false));
    }

    @Test
    void waitsDoubleAndEndAtAMinute() {
        assertThat(waitAfter(1, null)).isEqualTo(Duration.ofSeconds(2));
        assertThat(waitAfter(3, null)).isEqualTo(Duration.ofSeconds(8));
        assertThat(waitAfter(1_000_000, null)).isEqualTo(Duration.ofSeconds(64));
    }

    @Test
    void keepsTheWaitTheEhrAsksForUpToFiveMinutes() {
        assertThat(waitAfter(0, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(waitAfter(0, Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(5));
        assertThat(waitAfter(4, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void aFullDiskBurnsNoAttemptAndWaitsLongerEachTime() {
        assertThat(rules.whileTheDiskIsFull(0))
                .isEqualTo(new Delivery.SendAgain("disk-full", Duration.ofSeconds(1), false));
        assertThat(rules.whileTheDiskIsFull(100).delay()).isEqualTo(Duration.ofSeconds(64));
    }

    @Test
    void aQueueThatDidNotTakeTheSurvivorsTriggerBurnsNoAttempt() {
        assertThat(rules.afterFailure(new QueueUnavailableException(new IllegalStateException("invented")), LAST, 0))
                .isEqualTo(new Delivery.SendAgain("inbox-unavailable", Duration.ofSeconds(1), false));
    }

    @Test
    void aWriteWithoutAnswerStaysInDoubt() {
        Delivery fate = rules.afterFailure(new WriteInDoubtException(unavailable(null)), 1, 0);

        assertThat(fate).isEqualTo(new Delivery.SendAgain("write-not-answered", Duration.ofSeconds(1), true));
    }

    @Test
    void anotherFailureIsTriedAgainAndThenParkedWithItsReason() {
        Exception refused = new EhrRefusedException("no", 422, List.of());

        assertThat(rules.afterFailure(refused, LAST - 1, 0)).isEqualTo(new Delivery.TryAgain("ehr-refused"));
        assertThat(rules.afterFailure(refused, LAST, 0)).isEqualTo(new Delivery.Park("ehr-refused"));
    }

    @Test
    void seesThroughTheWrappersOfFutures() {
        Throwable wrapped = new ExecutionException(new CompletionException(new StaleVersionException("stale", 409)));

        assertThat(DeliveryRules.reasonOf(wrapped)).isEqualTo("ehr-keeps-changing");
    }

    @Test
    void reasonsNameTheKindAndNothingElse() {
        assertThat(DeliveryRules.reasonOf(new EhrRefusedException("x", 403, List.of())))
                .isEqualTo("ehr-forbids");
        assertThat(DeliveryRules.reasonOf(new EhrUnavailableException(
                        EhrUnavailableException.Why.TOKEN_REFUSED, "x", true, Duration.ofMinutes(5))))
                .isEqualTo("ehr-token-refused");
        assertThat(DeliveryRules.reasonOf(new TimeoutException())).isEqualTo("timeout");
        assertThat(DeliveryRules.reasonOf(new IllegalStateException("CRP 12 of Ms Sato")))
                .isEqualTo("internal-error");
    }

    private Duration waitAfter(int waits, Duration asked) {
        return ((Delivery.SendAgain) rules.afterFailure(unavailable(asked), 1, waits)).delay();
    }

    private static EhrUnavailableException unavailable(Duration asked) {
        return new EhrUnavailableException("down", true, asked);
    }
}
