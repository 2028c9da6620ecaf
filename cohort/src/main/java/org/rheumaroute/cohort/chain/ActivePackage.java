package org.rheumaroute.cohort.chain;

import java.time.Instant;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;

/**
 * A model package that scores now.
 *
 * @param task the question it answers
 * @param ref the package; also says whether it was trained on invented data
 * @param activeSince when it began to score in this server
 */
public record ActivePackage(TaskId task, PackageRef ref, Instant activeSince) {}
