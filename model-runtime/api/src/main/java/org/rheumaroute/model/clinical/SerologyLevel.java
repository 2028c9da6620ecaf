package org.rheumaroute.model.clinical;

/** How far RF or ACPA lies above its upper limit of normal (ULN), as the 2010 criteria grade it. */
public enum SerologyLevel {
    /** At or below the ULN. */
    NEGATIVE(0),
    /** Above the ULN, at most three times. */
    LOW_POSITIVE(2),
    /** More than three times the ULN. */
    HIGH_POSITIVE(3);

    private final int points;

    SerologyLevel(int points) {
        this.points = points;
    }

    /** Points in the ACR/EULAR 2010 criteria. */
    public int points() {
        return points;
    }

    /**
     * The level of a result.
     *
     * @param value result, 0 or more, in the assay's unit
     * @param upperLimit ULN of the same assay in the same unit; Japanese assays: RF 15 IU/mL, anti-CCP 4.5 U/mL
     */
    public static SerologyLevel of(double value, double upperLimit) {
        if (!(value >= 0.0 && upperLimit > 0.0)) {
            throw new IllegalArgumentException("a serology result needs a value of 0 or more and a positive limit, was "
                    + value + ", " + upperLimit);
        }
        if (Rounding.isAtMost(value, upperLimit)) {
            return NEGATIVE;
        }
        return Rounding.isAtMost(value, 3 * upperLimit) ? LOW_POSITIVE : HIGH_POSITIVE;
    }
}
