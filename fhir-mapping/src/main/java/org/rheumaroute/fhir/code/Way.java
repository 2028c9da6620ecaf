package org.rheumaroute.fhir.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a drug that acts in the whole body gets into it; the interval between two doses hangs on it. */
public enum Way {
    ORAL,
    SUBCUTANEOUS,
    INTRAVENOUS,
    INTRAMUSCULAR;

    /** Lower-case code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way with this code, if there is one. */
    public static Optional<Way> ofCode(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
