package org.rheumaroute.model.feature;

import java.util.Locale;

/** How a clinician groups the inputs when reading what drives a risk. */
public enum FeatureGroup {
    INFLAMMATION,
    SEROLOGY,
    JOINTS,
    FUNCTION,
    PERSON;

    /** Lower-case code, for example {@code inflammation}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
