package org.rheumaroute.model.clinical;

/** Morning stiffness in one of the two forms in which the Leiden rule takes it. */
public sealed interface MorningStiffness {
    /** Points in hundredths. */
    int hundredths();

    /**
     * Severity on a line of 100 mm, the form of 2007: 26 to 90 mm 1 point, above 90 mm 2 points.
     *
     * @param severity the mark
     */
    record Severity(Millimetres severity) implements MorningStiffness {
        @Override
        public int hundredths() {
            if (severity.value() > 90.0) {
                return 200;
            }
            return severity.value() >= 26.0 ? 100 : 0;
        }
    }

    /**
     * Duration, the form of 2008: 30 to 59 minutes 0.5 points, 60 minutes or more 1 point.
     *
     * @param minutes 0 to 1440
     */
    record Duration(double minutes) implements MorningStiffness {
        public Duration {
            if (!(minutes >= 0.0 && minutes <= 1440.0)) {
                throw new IllegalArgumentException("stiffness must last 0 to 1440 minutes, was " + minutes);
            }
        }

        @Override
        public int hundredths() {
            if (minutes >= 60.0) {
                return 100;
            }
            return minutes >= 30.0 ? 50 : 0;
        }
    }
}
