package org.rheumaroute.fhir.code;

import java.util.Objects;

/**
 * One clinical idea that the product understands.
 *
 * @param name stable name, for example {@code crp}
 * @param kind how its values are written
 * @param group for diseases the group that rules speak of, for example {@code ra}; for joints the count that they add up
 *     to; else empty
 * @param unit canonical UCUM unit; empty when it has no number
 * @param low least plausible value in {@code unit}
 * @param high greatest plausible value in {@code unit}
 * @param english label
 * @param japanese label
 */
public record Concept(
        String name, Kind kind, String group, String unit, double low, double high, String english, String japanese) {
    /** How the values of a concept are written. */
    public enum Kind {
        /** A number that means nothing without its unit. */
        MEASUREMENT,
        /** A number of things; needs no unit. */
        COUNT,
        /** A score by its own definition; needs no unit. */
        SCORE,
        /** A mark on a line of 0 to 10 or 0 to 100; the code's row says which. */
        SCALE,
        /** A finding without a number. */
        FINDING,
        /** A yes or no about one joint; which one, its code, its body site or its value says. */
        JOINT,
        /** A diagnosis. */
        DISEASE
    }

    public Concept {
        Objects.requireNonNull(kind);
        if (isNumeric(kind) && (unit.isEmpty() || !(low < high))) {
            throw new IllegalArgumentException("concept " + name + " needs a unit and a rising range");
        }
    }

    /** Whether its values are numbers. */
    public boolean isNumeric() {
        return isNumeric(kind);
    }

    private static boolean isNumeric(Kind kind) {
        return kind != Kind.FINDING && kind != Kind.JOINT && kind != Kind.DISEASE;
    }

    /** Whether a number may come without a unit: counts and scores. */
    public boolean isUnitless() {
        return kind == Kind.COUNT || kind == Kind.SCORE;
    }

    /** Whether {@code value} in {@link #unit()} is plausible in a living person, bounds included. */
    public boolean isPlausible(double value) {
        return value >= low && value <= high;
    }
}
