package org.rheumaroute.demo.invent;

import java.math.BigDecimal;

/**
 * One known value, in the unit of its {@link CohortFeature}.
 *
 * @param number the number as reported; the limit itself when censored
 * @param censored true when only "below {@code number}" is known
 */
public record InventedValue(BigDecimal number, boolean censored) {
    /** A value that was measured. */
    public static InventedValue of(BigDecimal number) {
        return new InventedValue(number, false);
    }

    /** A value below an assay's limit. */
    public static InventedValue below(BigDecimal limit) {
        return new InventedValue(limit, true);
    }

    /** The number that training and serving use: for a censored value the limit itself. */
    public double used() {
        return number.doubleValue();
    }

    /** As a cell of the cohort's CSV: {@code 2.7} or {@code <0.6}. */
    public String text() {
        return (censored ? "<" : "") + number.toPlainString();
    }
}
