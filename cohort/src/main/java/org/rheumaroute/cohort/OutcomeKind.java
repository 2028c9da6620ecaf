package org.rheumaroute.cohort;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a patient got a score or a refusal. */
public enum OutcomeKind {
    SCORED,
    DECLINED;

    /** Lower-case code, for example {@code scored}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this code, if there is one. */
    public static Optional<OutcomeKind> ofCode(String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }
}
