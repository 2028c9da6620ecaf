package org.rheumaroute.routes.poll;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.EhrReachability;
import org.rheumaroute.routes.ehr.http.EhrException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.inbox.DeliveryRules;
import org.rheumaroute.routes.inbox.DiskFullException;
import org.rheumaroute.routes.inbox.QueueUnavailableException;
import org.rheumaroute.routes.inbox.StackPlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for changes again and again, less often while it fails, and knows how the last look ended. A failing look is
 * told once for each reason, not at every try. Thread-safe.
 */
public final class Poller {
    /** One look for changes. */
    @FunctionalInterface
    public interface Look {
        /** How many patients were put into the inbox. */
        int look() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int LONGEST_DOUBLING = 10;

    private final Look watch;
    private final Duration period;
    private final Clock clock;

    private volatile EhrReachability ehr = EhrReachability.failing("not-asked-yet");
    private volatile @Nullable Instant lastSuccess;
    private Instant notBefore = Instant.MIN;
    private int failures;
    private String told = "";

    /** @param period time between two looks while all is well */
    public Poller(Look watch, Duration period, Clock clock) {
        this.watch = watch;
        this.period = period;
        this.clock = clock;
    }

    /** Looks now, unless it is too early after a failure. Never throws what the EHR or the disk can cause. */
    public synchronized void poll() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            int patients = watch.look();
            succeeded(patients);
        } catch (EhrException e) {
            failed(DeliveryRules.reasonOf(e), e.getMessage(), retryAfter(e));
            ehr = EhrReachability.failing(DeliveryRules.reasonOf(e));
        } catch (QueueUnavailableException e) {
            failed(DeliveryRules.INBOX_UNAVAILABLE, e.getMessage(), Duration.ZERO);
        } catch (DiskFullException e) {
            failed(DeliveryRules.DISK_FULL, e.getMessage(), Duration.ZERO);
        } catch (IOException e) {
            failed(
                    "disk-failed",
                    "the watermark cannot be kept: " + e.getClass().getSimpleName(),
                    Duration.ZERO);
        } catch (RuntimeException e) { // the edge of this thread; a cache that cannot write, for example
            failed("internal-error", StackPlaces.of(e), Duration.ZERO);
        }
    }

    /** Whether the EHR answered when it was last asked. */
    public EhrReachability ehr() {
        return ehr;
    }

    /** When the EHR last answered a look; empty before the first. */
    public Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    private void succeeded(int patients) {
        if (failures > 0) {
            LOG.info("the EHR is watched again after {} failed looks", failures);
        }
        failures = 0;
        told = "";
        notBefore = Instant.MIN;
        lastSuccess = clock.instant();
        ehr = EhrReachability.ok();
        if (patients > 0) {
            LOG.info("{} patients changed and wait in the inbox", patients);
        }
    }

    private void failed(String reason, @Nullable String detail, Duration asked) {
        Duration backOff = period.multipliedBy(1L << Math.min(failures, LONGEST_DOUBLING));
        Duration capped = backOff.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : backOff;
        notBefore = clock.instant().plus(asked.compareTo(capped) > 0 ? asked : capped);
        failures++;
        if (!told.equals(reason)) {
            told = reason;
            LOG.warn("looking for changes failed ({}): {}; it is tried again", reason, detail);
        } else {
            LOG.debug("looking for changes failed {} times ({})", failures, reason);
        }
    }

    private static Duration retryAfter(EhrException failure) {
        return failure instanceof EhrUnavailableException unavailable
                ? unavailable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
