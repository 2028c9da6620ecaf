package org.rheumaroute.fhir.unit;

/** A value in the canonical unit, or why there is none. */
public sealed interface Conversion {
    /**
     * Done.
     *
     * @param value in the concept's canonical unit
     */
    record Converted(double value) implements Conversion {}

    /**
     * Refused.
     *
     * @param problem why
     */
    record Refused(Problem problem) implements Conversion {}

    /** Why a value cannot be converted. */
    enum Problem {
        /** No unit was written, and the number means nothing without. */
        MISSING,
        /** The unit is not understood. */
        UNKNOWN,
        /** The unit is understood but measures something else. */
        NOT_COMPARABLE,
        /** The unit's code and its text say different things. */
        DISAGREES,
        /** The number does not fit the scale of the code, 0-10 or 0-100. */
        OFF_SCALE
    }
}
