package org.rheumaroute.routes.score;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 4: the outcomes are known.
 *
 * @param trigger what started it
 * @param tasks the questions that have an outcome
 * @param failure what stopped another question, if anything did: it must not keep these from being written
 */
public record ScoredPatient(Trigger trigger, List<ScoredTask> tasks, Optional<RuntimeException> failure) {
    public ScoredPatient {
        tasks = List.copyOf(tasks);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "scored for " + trigger;
    }
}
