package org.rheumaroute.model.clinical;

/**
 * Where the joints are affected; the three parts are added.
 *
 * @param smallJoints whether small joints of hands or feet are affected, 0.5 points
 * @param symmetric whether both sides are, 0.5 points
 * @param extremities which limbs, up to 1.5 points
 */
public record JointDistribution(boolean smallJoints, boolean symmetric, Extremities extremities) {
    /** Affected limbs. */
    public enum Extremities {
        LOWER_OR_NONE(0),
        UPPER(100),
        UPPER_AND_LOWER(150);

        private final int hundredths;

        Extremities(int hundredths) {
            this.hundredths = hundredths;
        }
    }

    /** Points in hundredths. */
    int hundredths() {
        return (smallJoints ? 50 : 0) + (symmetric ? 50 : 0) + extremities.hundredths;
    }
}
