package org.rheumaroute.cohort.chain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the chain stands at one moment. Holds no patient data: every role may see it.
 *
 * @param ready true when triggers are accepted and at least one package can score them
 * @param ehr whether the EHR answers
 * @param lastSuccessfulPoll when the EHR last answered a poll; {@code null} before the first
 * @param watermark changes in the EHR up to this instant have been accepted; {@code null} before the first poll
 * @param packages the packages that score now
 * @param scoring how long a patient's score and explanation took to compute
 * @param answering the same from handing in to the answer, the wait for company included
 */
public record ChainStatus(
        boolean ready,
        EhrReachability ehr,
        @Nullable Instant lastSuccessfulPoll,
        @Nullable Instant watermark,
        List<ActivePackage> packages,
        Latency scoring,
        Latency answering) {
    public ChainStatus {
        packages = List.copyOf(packages);
    }

    /** Gives the status of the running chain. The chain offers exactly one by CDI; calls are cheap and thread-safe. */
    @FunctionalInterface
    public interface Source {
        /** The status now. */
        ChainStatus current();
    }
}
