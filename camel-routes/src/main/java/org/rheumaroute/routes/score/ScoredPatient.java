package org.rheumaroute.routes.score;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 4: the outcomes are known.
 *
 * @param trigger what started it
 * @param tasks the questions that have an outcome
 * @param d2t the rule's answer; none where it is switched off or failed
 * @param failure what stopped another question, if anything did: it must not keep these from being written
 */
public record ScoredPatient(
        Trigger trigger, List<ScoredTask> tasks, List<D2tAsked> d2t, Optional<RuntimeException> failure) {
    public ScoredPatient {
        tasks = List.copyOf(tasks);
        d2t = List.copyOf(d2t);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "scored for " + trigger;
    }
}
