package org.rheumaroute.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether rheumatoid factor or anti-CCP is positive. Seronegative means that both are known and negative. */
public enum Serostatus {
    SERONEGATIVE,
    SEROPOSITIVE,
    /** Neither is positive and at least one is not known. */
    UNKNOWN;

    /** Lower-case code, for example {@code seronegative}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The serostatus with this code, if there is one. */
    public static Optional<Serostatus> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
