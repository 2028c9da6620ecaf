package org.rheumaroute.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Administrative sex as the record states it; the codes are those of FHIR's {@code administrative-gender}. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN;

    /** Lower-case code, for example {@code female}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sex with this code, if there is one. */
    public static Optional<Sex> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
