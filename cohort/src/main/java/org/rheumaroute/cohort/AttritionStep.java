package org.rheumaroute.cohort;

/**
 * What one criterion took away, after those before it.
 *
 * @param criterion the criterion
 * @param removed patients who do not meet it
 * @param unknown those among {@code removed} of whom it is not known
 * @param remaining patients left
 */
public record AttritionStep(Criterion criterion, int removed, int unknown, int remaining) {
    public AttritionStep {
        if (unknown < 0 || removed < unknown || remaining < 0) {
            throw new IllegalArgumentException("counts must not be negative, and unknown is a part of removed");
        }
    }
}
