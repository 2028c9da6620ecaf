package org.rheumaroute.fhir.d2t;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found or what is missing, in both languages. Holds patient data: never log it.
 *
 * @param english clauses without a stop; may be empty
 * @param japanese the same
 */
public record Detail(String english, String japanese) {
    /** Nothing to say. */
    public static final Detail NONE = new Detail("", "");

    /** Clauses one after the other. */
    static Detail joined(List<Detail> details) {
        return new Detail(
                details.stream().map(Detail::english).collect(Collectors.joining("; ")),
                details.stream().map(Detail::japanese).collect(Collectors.joining("；")));
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return english.isEmpty();
    }
}
