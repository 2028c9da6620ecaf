package org.rheumaroute.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;

/**
 * The current answer for one patient and one question, with what it rests on. Immutable.
 *
 * @param patientId logical id of the patient in the EHR; not blank
 * @param task the question
 * @param person what queries may ask about the person
 * @param outcome the score or the refusal
 * @param inputs the inputs that were found, in schema order; may be empty for a refusal
 * @param indexDate newest date among the inputs; {@code null} only for a refusal
 * @param settledAt when this answer was settled
 */
public record CohortEntry(
        String patientId,
        TaskId task,
        CohortPerson person,
        ScoreOutcome outcome,
        List<CohortInput> inputs,
        @Nullable LocalDate indexDate,
        Instant settledAt) {
    public CohortEntry {
        inputs = List.copyOf(inputs);
        if (patientId.isBlank()) {
            throw new IllegalArgumentException("patient id must not be blank");
        }
        if (outcome instanceof Scored scored) {
            if (!scored.score().task().equals(task)) {
                throw new IllegalArgumentException(
                        "a score for " + scored.score().task() + " cannot answer " + task);
            }
            if (indexDate == null) {
                throw new IllegalArgumentException("a score needs an index date");
            }
        }
    }

    /** The score; empty for a refusal. */
    public Optional<Scored> scored() {
        return outcome instanceof Scored scored ? Optional.of(scored) : Optional.empty();
    }

    /** The refusal; empty for a score. */
    public Optional<Declined> declined() {
        return outcome instanceof Declined declined ? Optional.of(declined) : Optional.empty();
    }
}
