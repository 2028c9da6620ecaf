package org.rheumaroute.routes.score;

import java.util.Optional;
import org.rheumaroute.model.TaskId;

/**
 * One question that is asked about a patient, and the package that will answer it: taken once, before the patient's
 * record is pulled, so that no patient meets two versions.
 *
 * @param task the question
 * @param service the package in service; empty when none is active
 * @param shadow the package that scores beside it, unseen; empty when there is none
 */
public record AskedTask(TaskId task, Optional<ScoringService> service, Optional<ScoringService> shadow) {
    /** A question without a shadow. */
    public AskedTask(TaskId task, Optional<ScoringService> service) {
        this(task, service, Optional.empty());
    }
}
