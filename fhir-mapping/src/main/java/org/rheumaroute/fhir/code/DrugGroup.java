package org.rheumaroute.fhir.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of treatment of arthritis a drug is. */
public enum DrugGroup {
    /** Biological disease-modifying drug. */
    BDMARD,
    /** Targeted synthetic disease-modifying drug. */
    TSDMARD,
    /** Conventional synthetic disease-modifying drug. */
    CSDMARD,
    /** Glucocorticoid. */
    GLUCOCORTICOID;

    /** Whether it is a biological or a targeted synthetic drug. */
    public boolean isTargeted() {
        return this == BDMARD || this == TSDMARD;
    }

    /** Lower-case code, for example {@code bdmard}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group with this code, if there is one. */
    public static Optional<DrugGroup> ofCode(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }
}
