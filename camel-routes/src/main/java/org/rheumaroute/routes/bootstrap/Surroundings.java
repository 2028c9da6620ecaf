package org.rheumaroute.routes.bootstrap;

import java.time.Clock;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadFactory;
import org.rheumaroute.routes.config.HospitalSite;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.TriggerQueue;

/**
 * What surrounds the chain.
 *
 * @param cohort keeps the cohort's entries
 * @param d2t keeps what the rule on difficult-to-treat arthritis said
 * @param ledger keeps the ledger's lines
 * @param shadow keeps what shadow packages said
 * @param inbox the durable queue
 * @param threads makes every thread of the chain
 * @param clock in the hospital's zone
 * @param disk tells whether queue and maps have room for more
 * @param hospital its own codes, units, limits and zone
 */
public record Surroundings(
        ConcurrentMap<String, String> cohort,
        ConcurrentMap<String, String> d2t,
        ConcurrentMap<String, String> ledger,
        ConcurrentMap<String, String> shadow,
        TriggerQueue inbox,
        ThreadFactory threads,
        Clock clock,
        DiskRoom disk,
        HospitalSite hospital) {}
