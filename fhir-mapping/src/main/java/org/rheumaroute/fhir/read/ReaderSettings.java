package org.rheumaroute.fhir.read;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a site may set for reading.
 *
 * @param zone zone in which a site's days begin and end, and of times that carry none; null to take each time's own
 *     offset and to refuse times without one
 */
public record ReaderSettings(@Nullable ZoneId zone) {
    /** Nothing is assumed. */
    public static final ReaderSettings STRICT = new ReaderSettings(null);
}
