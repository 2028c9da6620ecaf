package org.rheumaroute.fhir.read;

import java.util.Locale;

/** Every reason for which a resource is refused or not used. The list is closed and documented. */
public enum ReadReason {
    /** The text is not JSON. */
    NOT_JSON(Disposition.REFUSED, "the text is not JSON"),
    /** A JSON object names the same key twice. */
    DUPLICATE_KEY(Disposition.REFUSED, "a JSON key stands twice in one object");

    private final Disposition disposition;
    private final String english;

    ReadReason(Disposition disposition, String english) {
        this.disposition = disposition;
        this.english = english;
    }

    /** Whether this reason refuses the resource or leaves it unused. */
    public Disposition disposition() {
        return disposition;
    }

    /** Stable code in kebab-case, for example {@code duplicate-key}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One short clause for a person. */
    public String english() {
        return english;
    }
}
