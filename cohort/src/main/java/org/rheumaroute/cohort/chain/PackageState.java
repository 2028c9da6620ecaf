package org.rheumaroute.cohort.chain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a model package stands in a running server. */
public enum PackageState {
    /** Lies in the packages folder; nothing of it was verified yet. */
    AVAILABLE,
    /** Verified, opened and warmed up; answers nobody. */
    STAGED,
    /** Scores every patient beside the active package; its numbers are kept for comparison and shown to nobody. */
    SHADOW,
    /** Answers its question. */
    ACTIVE,
    /** Was in use and is no more. */
    RETIRED;

    /** Lower-case code, for example {@code shadow}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this code, if there is one. */
    public static Optional<PackageState> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
