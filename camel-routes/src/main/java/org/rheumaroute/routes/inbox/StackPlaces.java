package org.rheumaroute.routes.inbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says of a failure what kind it is and where it happened, and leaves out its message: exceptions of parsers repeat the
 * value they could not read.
 */
public final class StackPlaces {
    private static final int DEPTH = 12;

    private StackPlaces() {}

    /** Kinds and places of a failure and its causes. */
    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.length() == 0 ? "" : " caused by ").append(kindAndPlaces(cause));
        }
        return text.toString();
    }

    private static String kindAndPlaces(Throwable cause) {
        return cause.getClass().getName()
                + Arrays.stream(cause.getStackTrace())
                        .limit(DEPTH)
                        .map(place -> " at " + place)
                        .collect(Collectors.joining());
    }
}
