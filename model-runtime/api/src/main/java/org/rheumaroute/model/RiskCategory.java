package org.rheumaroute.model;

import java.util.Locale;

/**
 * Low, moderate or high. The cut-offs belong to the model package; they are not a clinical standard.
 */
public enum RiskCategory {
    LOW,
    MODERATE,
    HIGH;

    /** The code used by HL7's {@code risk-probability} code system, for example {@code moderate}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
