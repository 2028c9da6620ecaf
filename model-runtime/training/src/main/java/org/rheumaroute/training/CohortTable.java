package org.rheumaroute.training;

import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A training cohort as it was read: one row a patient, every row fit to be scored.
 *
 * @param rows the patients
 * @param excluded number of patients left out because the package would decline them: a required input is missing or
 *     too few are known
 * @param invented whether the file says that its patients are invented
 * @param sha256 SHA-256 of the file
 */
record CohortTable(List<Row> rows, int excluded, boolean invented, String sha256) {
    CohortTable {
        rows = List.copyOf(rows);
    }

    /**
     * One patient.
     *
     * @param site where the patient was seen
     * @param vector the inputs
     * @param outcome 1 with the outcome, 0 without
     * @param trueProbability known only for invented patients; never a model's input
     */
    record Row(String site, FeatureVector vector, int outcome, OptionalDouble trueProbability) {}

    List<FeatureVector> vectors() {
        return rows.stream().map(Row::vector).toList();
    }

    /** {@code int[rows]}, 1 with the outcome. */
    int[] outcomes() {
        return rows.stream().mapToInt(Row::outcome).toArray();
    }

    int events() {
        return rows.stream().mapToInt(Row::outcome).sum();
    }

    double prevalence() {
        return (double) events() / rows.size();
    }

    int sites() {
        return (int) rows.stream().map(Row::site).distinct().count();
    }
}
