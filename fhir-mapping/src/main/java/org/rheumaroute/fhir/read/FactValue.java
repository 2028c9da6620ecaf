package org.rheumaroute.fhir.read;

import java.util.Locale;

/** A number in the concept's canonical unit, or a coded finding. */
public sealed interface FactValue {
    /** How a number bounds the truth. */
    enum Bound {
        EXACT,
        BELOW,
        ABOVE
    }

    /** What a coded result says. */
    enum Finding {
        POSITIVE,
        NEGATIVE,
        PRESENT,
        ABSENT,
        EVER,
        NEVER;

        /** Lower-case code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number.
     *
     * @param value finite, in the concept's canonical unit; for a censored result the limit
     * @param bound whether the truth lies below or above the limit
     */
    record Numeric(double value, Bound bound) implements FactValue {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a fact's number must be finite");
            }
        }
    }

    /**
     * A finding without a number.
     *
     * @param finding what was found
     */
    record Coded(Finding finding) implements FactValue {}
}
