package org.rheumaroute.fhir.unit;

import org.jspecify.annotations.Nullable;

/**
 * A unit as a Quantity carries it.
 *
 * @param system system of the code; null when none
 * @param code coded unit; null when none
 * @param text unit for people; null when none
 */
public record WrittenUnit(
        @Nullable String system,
        @Nullable String code,
        @Nullable String text) {
    /** No unit at all. */
    public static final WrittenUnit NONE = new WrittenUnit(null, null, null);

    private static final String UCUM = "http://unitsofmeasure.org";

    public WrittenUnit {
        code = code == null || code.isBlank() ? null : code;
        text = text == null || text.isBlank() ? null : text;
    }

    /** A unit that is written as text only. */
    public static WrittenUnit ofText(String text) {
        return new WrittenUnit(null, null, text);
    }

    /** The code when it claims to be UCUM or claims nothing; null when it is another system's. */
    @Nullable
    String ucumCode() {
        return system == null || system.isBlank() || system.equals(UCUM) || system.equals(UCUM + "/") ? code : null;
    }

    boolean isEmpty() {
        return code == null && text == null;
    }
}
