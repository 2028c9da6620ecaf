package org.rheumaroute.fhir.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.rheumaroute.model.TaskId;

/**
 * What one task predicts, in codes and words; one line of {@code task-outcomes.csv}.
 *
 * @param task the task
 * @param system code system of the outcome
 * @param code code of the outcome
 * @param display the code's display in its system
 * @param question the question in English
 * @param english the outcome in English
 * @param japanese the outcome in Japanese
 */
record TaskOutcome(
        TaskId task, String system, String code, String display, String question, String english, String japanese) {
    private static final String TABLE = "task-outcomes.csv";
    private static final Map<TaskId, TaskOutcome> ALL =
            read().stream().collect(Collectors.toUnmodifiableMap(TaskOutcome::task, outcome -> outcome));

    /**
     * The outcome of a task.
     *
     * @throws IllegalArgumentException when the table has no line for it
     */
    static TaskOutcome of(TaskId task) {
        TaskOutcome outcome = ALL.get(task);
        if (outcome == null) {
            throw new IllegalArgumentException("no outcome is coded for task " + task + "; add a line to " + TABLE);
        }
        return outcome;
    }

    /** The outcome's code; a new one each time, as HAPI's are mutable. */
    Coding coding() {
        return new Coding(system, code, display);
    }

    private static List<TaskOutcome> read() {
        try (InputStream in = Objects.requireNonNull(TaskOutcome.class.getResourceAsStream(TABLE), TABLE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(TaskOutcome::ofLine).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TaskOutcome ofLine(String line) {
        String[] cell = line.split(",", -1);
        return new TaskOutcome(new TaskId(cell[0]), cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]);
    }
}
