package org.rheumaroute.fhir.map;

import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;

/** How each feature of one task is found in the facts: concept, window, choice, transformation. Immutable. */
public final class FeatureMap {
    private final TaskId task;

    private FeatureMap(TaskId task) {
        this.task = task;
    }

    /**
     * The map that is shipped for a task.
     *
     * @throws IllegalArgumentException when none is shipped
     */
    public static FeatureMap ofTask(TaskId task) {
        return new FeatureMap(task);
    }

    /** The task. */
    public TaskId task() {
        return task;
    }

    /**
     * Compares the map with a package's schema.
     *
     * @throws IllegalArgumentException naming every feature, unit or policy that does not fit
     */
    public void checkAgainst(FeatureSchema schema) {
        throw new UnsupportedOperationException("not yet");
    }
}
