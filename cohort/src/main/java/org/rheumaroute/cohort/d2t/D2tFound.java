package org.rheumaroute.cohort.d2t;

import java.util.List;
import org.rheumaroute.cohort.AttritionStep;

/**
 * The answer to a query. The numbers add up: total less everything removed is the count.
 *
 * @param total patients with an answer, before any criterion
 * @param attrition one step for each criterion that was asked
 * @param patientIds who was found, by id
 */
public record D2tFound(int total, List<AttritionStep> attrition, List<String> patientIds) {
    public D2tFound {
        attrition = List.copyOf(attrition);
        patientIds = List.copyOf(patientIds);
    }
}
