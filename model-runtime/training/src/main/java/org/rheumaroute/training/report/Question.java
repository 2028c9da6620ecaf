package org.rheumaroute.training.report;

import java.util.List;

/**
 * What is asked of whom: from the task file.
 *
 * @param task the task's id, for example {@code ua-progression}
 * @param version version of the packages trained for it
 * @param title one line for people
 * @param intendedUse for whom and what
 * @param outOfScope what it must not be used for
 * @param outcome definition of what is predicted
 * @param horizon time window in words, for example {@code 12 months}
 * @param limits known limits, one sentence each
 */
public record Question(
        String task,
        String version,
        String title,
        String intendedUse,
        String outOfScope,
        String outcome,
        String horizon,
        List<String> limits) {
    public Question {
        Figures.text("task", task);
        Figures.text("title", title);
        Figures.text("outcome", outcome);
        limits = List.copyOf(limits);
    }
}
