package org.rheumaroute.routes.score;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * Stage 6: the EHR shows the outcomes.
 *
 * @param trigger what started it
 * @param tasks the questions that are done
 * @param d2t the rule's answer with its end, if there is one
 * @param failure what stopped another question, if anything did: the trigger comes again for it
 */
public record SettledPatient(
        Trigger trigger, List<SettledTask> tasks, List<D2tSettled> d2t, Optional<RuntimeException> failure) {
    public SettledPatient {
        tasks = List.copyOf(tasks);
        d2t = List.copyOf(d2t);
    }

    /** Without patient data. */
    @Override
    public String toString() {
        return "settled " + trigger;
    }
}
