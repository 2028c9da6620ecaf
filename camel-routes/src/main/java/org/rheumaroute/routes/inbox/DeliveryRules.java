package org.rheumaroute.routes.inbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rheumaroute.fhir.write.ForeignFlagException;
import org.rheumaroute.fhir.write.ForeignRiskAssessmentException;
import org.rheumaroute.routes.ehr.http.EhrException;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.OriginViolationException;
import org.rheumaroute.routes.ehr.http.StaleVersionException;

/** Decides what becomes of a message. Pure; the only place that turns a failure into a fate and a reason code. */
public final class DeliveryRules {
    /** A message that was delivered too often without an end: each time the server died over it. */
    public static final String DELIVERY_LIMIT = "delivery-limit";

    /** A text that is no trigger. */
    public static final String UNREADABLE_TRIGGER = "unreadable-trigger";

    /** The server's own disk has too little room. */
    public static final String DISK_FULL = "disk-full";

    /** The queue did not take a trigger. */
    public static final String INBOX_UNAVAILABLE = "inbox-unavailable";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int LONGEST_DOUBLING = 6; // 64 s
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final int maxDeliveries;

    /** @param maxDeliveries attempts a message has, at least 1 */
    public DeliveryRules(int maxDeliveries) {
        this.maxDeliveries = maxDeliveries;
    }

    /** Looks at a message before any work: parks what used up its attempts without ever coming to an end. */
    public Optional<Delivery.Park> beforeWork(int deliveryCount) {
        return deliveryCount > maxDeliveries ? Optional.of(new Delivery.Park(DELIVERY_LIMIT)) : Optional.empty();
    }

    /**
     * The fate of a message that must not be worked on yet: neither its attempts nor its patient are touched.
     *
     * @param waits how often this trigger already waited
     */
    public Delivery.SendAgain whileTheDiskIsFull(int waits) {
        return new Delivery.SendAgain(DISK_FULL, backOff(waits), false);
    }

    /**
     * The fate after a failure.
     *
     * @param failure what went wrong
     * @param deliveryCount attempts so far, this one included
     * @param waits how often this trigger already waited for the EHR
     */
    public Delivery afterFailure(Throwable failure, int deliveryCount, int waits) {
        Throwable cause = unwrap(failure);
        if (cause instanceof WriteInDoubtException doubt) {
            return new Delivery.SendAgain(reasonOf(cause), waitFor(doubt.unavailable(), waits), true);
        }
        if (cause instanceof EhrUnavailableException unavailable) {
            return new Delivery.SendAgain(reasonOf(cause), waitFor(unavailable, waits), false);
        }
        if (cause instanceof QueueUnavailableException) {
            return new Delivery.SendAgain(INBOX_UNAVAILABLE, backOff(waits), false);
        }
        String reason = reasonOf(cause);
        return deliveryCount >= maxDeliveries ? new Delivery.Park(reason) : new Delivery.TryAgain(reason);
    }

    /** Doubles from wait to wait, never shorter than the EHR asked for, never longer than five minutes. */
    private static Duration waitFor(EhrUnavailableException unavailable, int waits) {
        Duration backOff = backOff(waits);
        Duration asked = unavailable.retryAfter().orElse(Duration.ZERO);
        Duration wait = asked.compareTo(backOff) > 0 ? asked : backOff;
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Duration backOff(int waits) {
        return FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(waits, 0), LONGEST_DOUBLING));
    }

    /** A code that names the kind of failure and nothing of its content. */
    public static String reasonOf(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof StaleVersionException) {
            return "ehr-keeps-changing";
        } else if (cause instanceof EhrRefusedException refused) {
            return refused.status() == 403 || refused.status() == 401 ? "ehr-forbids" : "ehr-refused";
        } else if (cause instanceof OriginViolationException) {
            return "ehr-points-elsewhere";
        } else if (cause instanceof EhrUnavailableException unavailable) {
            return unavailable.why().code();
        } else if (cause instanceof WriteInDoubtException) {
            return "write-not-answered";
        } else if (cause instanceof EhrException) {
            return "ehr-failed";
        } else if (cause instanceof ForeignRiskAssessmentException) {
            return "foreign-risk-assessment";
        } else if (cause instanceof ForeignFlagException) {
            return "foreign-d2t-flag";
        } else if (cause instanceof QueueUnavailableException) {
            return INBOX_UNAVAILABLE;
        } else if (cause instanceof TimeoutException) {
            return "timeout";
        }
        return "internal-error";
    }

    /** Whether a failure is a fault of this program rather than of the world around it. */
    static boolean isUnexpected(Throwable failure) {
        return "internal-error".equals(reasonOf(failure));
    }

    /** What really went wrong, without the wrappers of futures and Camel. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause instanceof org.apache.camel.CamelExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
