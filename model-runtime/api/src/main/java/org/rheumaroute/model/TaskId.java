package org.rheumaroute.model;

import java.util.regex.Pattern;

/**
 * The clinical question that is asked, for example {@code ua-progression}: does undifferentiated arthritis
 * become rheumatoid arthritis?
 *
 * @param value lower-case words joined by hyphens
 */
public record TaskId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Undifferentiated arthritis to rheumatoid arthritis within 12 months. */
    public static final TaskId UA_PROGRESSION = new TaskId("ua-progression");

    /** Difficult-to-treat rheumatoid arthritis: answered by a rule, never by a package. */
    public static final TaskId D2T = new TaskId("d2t");

    public TaskId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("task must be lower-case words joined by hyphens, was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
