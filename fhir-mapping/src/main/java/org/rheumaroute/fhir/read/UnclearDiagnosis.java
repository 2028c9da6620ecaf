package org.rheumaroute.fhir.read;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Condition that had to be refused, and the diseases its codes name: nobody knows whether the patient has them.
 *
 * @param concepts our disease concepts that any of its codes means, sorted
 * @param reason why it was refused
 * @param source versioned reference
 */
public record UnclearDiagnosis(List<String> concepts, ReadReason reason, String source) {
    public UnclearDiagnosis {
        concepts = List.copyOf(concepts);
    }

    /** What a refused Condition leaves unclear; null when it names no disease or is no refused Condition. */
    static @Nullable UnclearDiagnosis of(Draft draft, ConceptResolver resolver) {
        ReadReason reason = draft.reason;
        boolean isRefused = reason != null
                && reason.disposition() == Disposition.REFUSED
                && reason != ReadReason.OTHER_PATIENT
                && draft.resource.resourceType().equals("Condition");
        if (!isRefused || reason == null || saysThatItDoesNotCount(draft, reason)) {
            return null;
        }
        Set<String> concepts = new TreeSet<>(resolver.diseasesNamedIn(draft.tree()));
        return concepts.isEmpty() ? null : new UnclearDiagnosis(List.copyOf(concepts), reason, draft.reference());
    }

    /** Contradictory codes of a diagnosis that was refuted or only suspected do not matter. */
    private static boolean saysThatItDoesNotCount(Draft draft, ReadReason reason) {
        String verification = draft.tree()
                .path("verificationStatus")
                .path("coding")
                .path(0)
                .path("code")
                .asText("");
        return reason == ReadReason.CODINGS_DISAGREE
                && Set.of("refuted", "entered-in-error", "unconfirmed", "provisional", "differential")
                        .contains(verification);
    }
}
