package org.rheumaroute.routes.ehr.http;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** Status, headers and the whole body of an answer, decompressed. Immutable; the bytes are shared, do not change them. */
public final class EhrAnswer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    EhrAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The first header of this name, in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** All headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body, not a copy. */
    public byte[] body() {
        return body;
    }
}
