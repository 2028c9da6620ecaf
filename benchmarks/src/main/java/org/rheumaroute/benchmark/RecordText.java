package org.rheumaroute.benchmark;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One invented patient's Bundle as UTF-8 in memory. Immutable. */
final class RecordText {
    private final String patientId;
    private final byte[] json;

    RecordText(String patientId, String json) {
        this.patientId = patientId;
        this.json = json.getBytes(StandardCharsets.UTF_8);
    }

    String patientId() {
        return patientId;
    }

    /** Number of bytes. */
    int length() {
        return json.length;
    }

    InputStream open() {
        return new ByteArrayInputStream(json);
    }

    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8); // invented, so it may be shown
    }
}
