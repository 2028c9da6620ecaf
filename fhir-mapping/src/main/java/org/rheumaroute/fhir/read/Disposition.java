package org.rheumaroute.fhir.read;

import java.util.Locale;

/** What became of one resource. Every resource ends as exactly one of these. */
public enum Disposition {
    /** It entered the facts. */
    READ,
    /** It concerns us but cannot be trusted: wrong, unreadable or another patient's. */
    REFUSED,
    /** It is sound, but nothing here needs it. */
    NOT_USED;

    /** Stable code: {@code read}, {@code refused} or {@code not-used}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
