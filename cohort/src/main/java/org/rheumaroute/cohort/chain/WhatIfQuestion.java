package org.rheumaroute.cohort.chain;

import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;

/**
 * "What would the model say if this input were another?" about one patient as the chain last saw him or her.
 *
 * @param patientId logical id of the patient in the EHR
 * @param task the question whose answer is looked at
 * @param feature the input to change
 * @param value the value to try, in {@code unit}; {@code null} to take the input away
 * @param unit a unit that converts to the input's own; not looked at without a value
 */
public record WhatIfQuestion(
        String patientId,
        TaskId task,
        FeatureName feature,
        @Nullable Double value,
        String unit) {
    /** Without the patient and the value. */
    @Override
    public String toString() {
        return "what if " + feature + " in " + task;
    }
}
