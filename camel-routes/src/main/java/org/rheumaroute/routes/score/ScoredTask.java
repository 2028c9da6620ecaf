package org.rheumaroute.routes.score;

import org.rheumaroute.model.ScoreOutcome;

/**
 * One question with its outcome.
 *
 * @param prepared what was scored
 * @param outcome the score or the refusal
 */
public record ScoredTask(PreparedTask prepared, ScoreOutcome outcome) {
    /** Without patient data. */
    @Override
    public String toString() {
        return "scored for " + prepared.asked().task();
    }
}
