package org.rheumaroute.model.feature;

/** Why a person should look at a value before believing it. The value is used all the same. */
public enum Caution {
    /** The laboratory has not confirmed it; read only when the site allows it. */
    PRELIMINARY("preliminary"),
    /** It looks ten times off beside the patient's own other results. */
    TEN_TIMES_OFF("ten-times-off");

    private final String code;

    Caution(String code) {
        this.code = code;
    }

    /** Lower-case words joined by hyphens, for example {@code ten-times-off}. */
    public String code() {
        return code;
    }
}
