package org.rheumaroute.cohort.chain;

import java.time.Instant;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;

/**
 * One step of one package, for the record.
 *
 * @param at when
 * @param who login of the operator; {@value #SERVER} when the server itself did it at start
 * @param task the question of the package
 * @param ref the package
 * @param from where it stood
 * @param to where it stands from then on
 */
public record PackageChange(Instant at, String who, TaskId task, PackageRef ref, PackageState from, PackageState to) {
    /** Stands for the server itself. */
    public static final String SERVER = "(server)";
}
