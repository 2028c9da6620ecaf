package org.rheumaroute.routes.ehr.http;

import java.time.Duration;

/** Counts requests to the EHR. Called on the requesting thread after every try; must be fast and must not throw. */
@FunctionalInterface
public interface EhrMeter {
    /**
     * @param request method and resource type, for example {@code GET Patient}; never an id
     * @param result HTTP status as text, or {@code no-answer}
     * @param took from sending to the last byte
     */
    void requested(String request, String result, Duration took);

    /** Counts nothing. */
    static EhrMeter none() {
        return (request, result, took) -> {};
    }
}
