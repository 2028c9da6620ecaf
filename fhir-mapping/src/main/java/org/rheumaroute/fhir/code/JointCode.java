package org.rheumaroute.fhir.code;

import org.jspecify.annotations.Nullable;

/**
 * A code that names a joint, a side, or both.
 *
 * @param part one of {@link Joint#PARTS}; null when the code names a side only
 * @param side null when the code names the joints of both sides
 * @param system short name of the code system, or its URI when it has none
 * @param code the code, normalised
 * @param display what its owner calls it
 * @param source who says so
 * @param checked day of checking, ISO; empty for a site's own
 */
public record JointCode(
        @Nullable String part,
        Joint.@Nullable Side side,
        String system,
        String code,
        String display,
        String source,
        String checked) {
    public JointCode {
        if (part == null && side == null) {
            throw new IllegalArgumentException("code " + code + " names neither a joint nor a side");
        }
        if (part != null && !Joint.PARTS.contains(part)) {
            throw new IllegalArgumentException("no joint of the 28 is called '" + part + "'");
        }
    }
}
