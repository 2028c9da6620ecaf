package org.rheumaroute.cohort;

import java.util.Locale;

/** What a query may ask, in the order in which an attrition table applies it. */
public enum Criterion {
    OUTCOME,
    REASON,
    SEX,
    SEROSTATUS,
    AGE,
    PERIOD,
    CATEGORY,
    RISK;

    /** Lower-case code, for example {@code serostatus}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
