package org.rheumaroute.fhir.map;

/** Whether RF or anti-CCP lie above the assay's limit. */
public enum Serostatus {
    /** RF or anti-CCP above its limit. */
    SEROPOSITIVE,
    /** RF and anti-CCP both known and at or below their limits. */
    SERONEGATIVE,
    /** Neither can be said. */
    UNKNOWN;

    /** Lower-case code, for example {@code seronegative}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
