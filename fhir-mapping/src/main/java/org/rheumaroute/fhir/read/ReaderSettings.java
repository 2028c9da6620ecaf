package org.rheumaroute.fhir.read;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.site.Site;

/**
 * What a site may set for reading.
 *
 * @param zone zone in which a site's days begin and end, and of times that carry none; null to take each time's own
 *     offset and to refuse times without one
 * @param readsPreliminary whether results that the laboratory has not confirmed are read; they carry the caution
 *     {@code preliminary}, and a confirmed result of the same time always goes before them
 * @param site the site's own codes, units and scales
 */
public record ReaderSettings(@Nullable ZoneId zone, boolean readsPreliminary, Site site) {
    /** Nothing is assumed. */
    public static final ReaderSettings STRICT = new ReaderSettings(null);

    /** A zone; the shipped codes and units, and confirmed results, only. */
    public ReaderSettings(@Nullable ZoneId zone) {
        this(zone, false, Site.NONE);
    }

    /** What a site file says. */
    public static ReaderSettings of(Site site) {
        return new ReaderSettings(site.zone().orElse(null), site.readsPreliminary(), site);
    }

    /** The same, reading preliminary results too. */
    public ReaderSettings withPreliminary() {
        return new ReaderSettings(zone, true, site);
    }
}
