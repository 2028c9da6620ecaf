package org.rheumaroute.fhir.read;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a site may set for reading.
 *
 * @param zone zone in which a site's days begin and end, and of times that carry none; null to take each time's own
 *     offset and to refuse times without one
 * @param readsPreliminary whether results that the laboratory has not confirmed are read; they carry {@link
 *     Fact.Caution#PRELIMINARY}, and a confirmed result of the same time always goes before them
 */
public record ReaderSettings(@Nullable ZoneId zone, boolean readsPreliminary) {
    /** Nothing is assumed. */
    public static final ReaderSettings STRICT = new ReaderSettings(null);

    /** Settings that read confirmed results only. */
    public ReaderSettings(@Nullable ZoneId zone) {
        this(zone, false);
    }

    /** The same, reading preliminary results too. */
    public ReaderSettings withPreliminary() {
        return new ReaderSettings(zone, true);
    }
}
