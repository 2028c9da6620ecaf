package org.rheumaroute.fhir.read;

import java.util.Locale;

/** Administrative sex as FHIR records it. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN;

    /** Lower-case code, for example {@code female}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
