package org.rheumaroute.fhir.code;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One of the 28 joints that DAS28, CDAI and SDAI count (Prevoo et al. 1995, doi:10.1002/art.1780380107): shoulders,
 * elbows, wrists, knees, metacarpophalangeal joints 1 to 5, the thumbs' interphalangeal joints and the proximal
 * interphalangeal joints 2 to 5.
 *
 * @param side the patient's own left or right
 * @param part one of {@link #PARTS}
 */
public record Joint(Side side, String part) {
    /** The fourteen of one side. */
    public static final List<String> PARTS = List.of(
            "shoulder",
            "elbow",
            "wrist",
            "knee",
            "mcp-1",
            "mcp-2",
            "mcp-3",
            "mcp-4",
            "mcp-5",
            "thumb-ip",
            "pip-2",
            "pip-3",
            "pip-4",
            "pip-5");

    /** All 28, left ones first. */
    public static final List<Joint> ALL = Stream.of(Side.values())
            .flatMap(side -> PARTS.stream().map(part -> new Joint(side, part)))
            .toList();

    /** The patient's own side. */
    public enum Side {
        LEFT,
        RIGHT;

        /** Lower-case code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Joint {
        if (!PARTS.contains(part)) {
            throw new IllegalArgumentException("no joint of the 28 is called '" + part + "'");
        }
    }

    /** For example {@code left-mcp-2}. */
    public String name() {
        return side.code() + '-' + part;
    }
}
