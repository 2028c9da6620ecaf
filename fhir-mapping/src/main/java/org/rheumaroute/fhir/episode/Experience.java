package org.rheumaroute.fhir.episode;

import java.util.Locale;

/** Whether a patient had taken a biological or targeted synthetic drug before an episode began. */
public enum Experience {
    /** None is on record, and the record reaches back far enough to show one. */
    NAIVE,
    /** At least one, also the same drug. */
    EXPERIENCED,
    /** An earlier one is uncertain, or the record is too short. */
    UNKNOWN;

    /** Lower-case code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
