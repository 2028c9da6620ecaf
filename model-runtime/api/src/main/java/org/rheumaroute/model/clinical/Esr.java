package org.rheumaroute.model.clinical;

/**
 * Erythrocyte sedimentation rate after one hour.
 *
 * <p>A result that is reported as "&lt;2" is taken at its limit, 2, as everywhere in this product; see {@link
 * #below(double)}.
 *
 * @param mmPerH in mm/h, 0 to 200
 */
public record Esr(double mmPerH) {
    public Esr {
        if (!(mmPerH >= 0.0 && mmPerH <= 200.0)) { // also refuses NaN
            throw new IllegalArgumentException("ESR must be 0 to 200 mm/h, was " + mmPerH);
        }
    }

    /** A result reported as "below {@code limit}": the limit itself, so that an index errs to the higher side. */
    public static Esr below(double limit) {
        return new Esr(limit);
    }

    /** The value for a logarithm: below 1 counts as 1, so that 0 mm/h gives {@code ln 1 = 0} and not minus infinity. */
    double atLeastOne() {
        return Math.max(1.0, mmPerH);
    }
}
