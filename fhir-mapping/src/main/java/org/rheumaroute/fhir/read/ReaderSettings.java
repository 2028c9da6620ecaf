package org.rheumaroute.fhir.read;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.site.Site;

/**
 * What a site may set for reading.
 *
 * @param zone zone in which a site's days begin and end, and of times that carry none; null to take each time's own
 *     offset and to refuse times without one
 * @param site the site's own codes, units and scales
 */
public record ReaderSettings(@Nullable ZoneId zone, Site site) {
    /** Nothing is assumed. */
    public static final ReaderSettings STRICT = new ReaderSettings(null, Site.NONE);

    /** A zone, and the shipped codes and units only. */
    public ReaderSettings(@Nullable ZoneId zone) {
        this(zone, Site.NONE);
    }

    /** What a site file says. */
    public static ReaderSettings of(Site site) {
        return new ReaderSettings(site.zone().orElse(null), site);
    }
}
