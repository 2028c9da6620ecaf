package org.rheumaroute.fhir.d2t;

import java.util.List;
import java.util.TreeSet;

/**
 * What the record says of one item.
 *
 * @param item the criterion or the part
 * @param verdict what the record says
 * @param detail what was found or what is missing; holds patient data
 * @param evidence versioned references that show it, sorted
 */
public record D2tFinding(D2tItem item, Verdict verdict, Detail detail, List<String> evidence) {
    public D2tFinding {
        evidence = List.copyOf(new TreeSet<>(evidence));
        if (verdict == Verdict.MET && evidence.isEmpty()) {
            throw new IllegalArgumentException(item.code() + " cannot be met without evidence");
        }
    }

    /** An item that no record holds. */
    static D2tFinding open(D2tItem item, Detail detail) {
        return new D2tFinding(item, Verdict.OPEN, detail, List.of());
    }
}
