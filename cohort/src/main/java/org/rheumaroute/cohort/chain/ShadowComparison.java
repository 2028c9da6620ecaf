package org.rheumaroute.cohort.chain;

import org.rheumaroute.model.TaskId;

/**
 * What a shadow package said beside the active one, over the newest answer for each patient.
 *
 * @param task the question
 * @param active label of the package that answered
 * @param shadow label of the package beside it
 * @param scored patients whom both scored
 * @param meanAbsoluteDifference between the two probabilities, 0 to 1, over {@code scored}; NaN when that is 0
 * @param greatestDifference between the two probabilities, over {@code scored}; NaN when that is 0
 * @param categoryChanges patients among {@code scored} whose risk category differs
 * @param onlyActive patients whom the shadow alone declined
 * @param onlyShadow patients whom the active package alone declined
 * @param declined patients whom both declined
 * @param failed patients on whom the shadow failed
 * @param skipped answers that were not compared, since the start, because too many waited or too many were kept
 */
public record ShadowComparison(
        TaskId task,
        String active,
        String shadow,
        long scored,
        double meanAbsoluteDifference,
        double greatestDifference,
        long categoryChanges,
        long onlyActive,
        long onlyShadow,
        long declined,
        long failed,
        long skipped) {}
