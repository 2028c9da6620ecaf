package org.rheumaroute.cohort.chain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;

/**
 * One model package and where it stands.
 *
 * @param ref the package; until it is verified, what it says of itself
 * @param task the question it answers; until it is verified, what it says of itself
 * @param state where it stands
 * @param since when it came there; {@code null} for one that merely lies in the folder
 * @param rollBackTarget true when a roll-back of its question would make it active again
 * @param problem why it cannot do what its state says, with the failing check; {@code null} when it can
 * @param card what a reader must know of it; {@code null} until it is verified
 */
public record PackageStanding(
        PackageRef ref,
        TaskId task,
        PackageState state,
        @Nullable Instant since,
        boolean rollBackTarget,
        @Nullable String problem,
        @Nullable CardSummary card) {}
