package org.rheumaroute.model.clinical;

/**
 * A mark on a visual analogue scale of 100 mm: global assessments, pain, morning stiffness. DAS28 wants millimetres,
 * CDAI, SDAI and the Boolean criteria want centimetres: ask for the unit by name.
 *
 * @param value in mm, 0 to 100
 */
public record Millimetres(double value) {
    private static final double MM_IN_CM = 10.0;

    public Millimetres {
        if (!(value >= 0.0 && value <= 100.0)) { // also refuses NaN
            throw new IllegalArgumentException("a mark must be 0 to 100 mm, was " + value);
        }
    }

    /** From a scale of 0 to 10. */
    public static Millimetres ofCentimetres(double value) {
        return new Millimetres(value * MM_IN_CM);
    }

    /** The same in cm, 0 to 10. */
    public double centimetres() {
        return value / MM_IN_CM;
    }
}
