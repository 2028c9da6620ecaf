package org.rheumaroute.cohort;

import java.util.List;

/**
 * The answer to a cohort query. The numbers add up: total less everything removed is the count.
 *
 * @param query the query
 * @param total patients with an answer for the task, before any criterion
 * @param attrition one step for each criterion that was asked
 * @param patientIds who was found: highest risk first, then the declined; ties by id
 */
public record CohortAnswer(CohortQuery query, int total, List<AttritionStep> attrition, List<String> patientIds) {
    public CohortAnswer {
        attrition = List.copyOf(attrition);
        patientIds = List.copyOf(patientIds);
        int removed = attrition.stream().mapToInt(AttritionStep::removed).sum();
        if (total - removed != patientIds.size()) {
            throw new IllegalArgumentException(
                    total + " patients less " + removed + " removed is not " + patientIds.size());
        }
    }

    /** Number of patients found. */
    public int count() {
        return patientIds.size();
    }
}
