package org.rheumaroute.cohort.chain;

import java.time.Period;
import java.util.List;
import org.rheumaroute.cohort.comparison.SideBySide;
import org.rheumaroute.model.TaskId;

/**
 * One question, as people need to see it. The only place where pages get labels, units and windows from.
 *
 * @param task the question
 * @param english title for people
 * @param japanese title for people
 * @param horizon time window of the prediction
 * @param features its inputs in model order
 */
public record TaskDescription(
        TaskId task, String english, String japanese, Period horizon, List<FeatureDescription> features) {
    public TaskDescription {
        features = List.copyOf(features);
    }

    /**
     * Whether the predicted outcome is what one hopes for: a response to a drug is, a disease or damage is not. Then a high
     * probability is good news.
     */
    public boolean isWanted() {
        return SideBySide.isComparable(task);
    }

    /** Gives every question that this server knows. The chain offers exactly one by CDI; thread-safe. */
    @FunctionalInterface
    public interface Source {
        /** All questions, in the order in which people should see them. */
        List<TaskDescription> all();
    }
}
