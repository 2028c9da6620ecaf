package org.rheumaroute.model.clinical;

import java.util.Locale;

/** How active rheumatoid arthritis is. */
public enum DiseaseActivity {
    REMISSION,
    LOW,
    MODERATE,
    HIGH;

    /** Lower-case code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
