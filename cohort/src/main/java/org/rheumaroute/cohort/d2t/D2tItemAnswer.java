package org.rheumaroute.cohort.d2t;

import java.util.List;

/**
 * What the record says of one criterion or one part of a criterion.
 *
 * @param item code, for example {@code criterion-1}
 * @param verdict code: {@code met}, {@code not-met}, {@code cannot-be-told} or {@code open}
 * @param english what was found or what is missing; may be empty
 * @param japanese the same
 * @param evidence versioned references that show it
 */
public record D2tItemAnswer(String item, String verdict, String english, String japanese, List<String> evidence) {
    public D2tItemAnswer {
        evidence = List.copyOf(evidence);
    }
}
