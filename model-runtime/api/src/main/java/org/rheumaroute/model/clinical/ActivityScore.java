package org.rheumaroute.model.clinical;

/**
 * The value of one index.
 *
 * @param index which index
 * @param value no unit; 0 or more
 */
public record ActivityScore(ActivityIndex index, double value) {
    public ActivityScore {
        if (!(value >= 0.0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(index.code() + " must be 0 or more, was " + value);
        }
    }

    /** The category by the limits of the index. */
    public DiseaseActivity activity() {
        return index.activityAt(value);
    }
}
