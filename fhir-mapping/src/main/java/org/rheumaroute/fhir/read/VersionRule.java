package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of several versions of one resource only the newest speaks, also when the newest is withdrawn, unreadable or
 * belongs to somebody else by now. The order of arrival plays no part.
 */
final class VersionRule {
    private static final Comparator<Draft> RECENCY = Comparator.comparingLong(Draft::version)
            .thenComparing(Draft::lastUpdated)
            .thenComparing(Draft::issued)
            .thenComparingInt(Draft::statusRank);

    private VersionRule() {}

    static void apply(List<Draft> drafts) {
        Map<String, List<Draft>> byIdentity = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            String identity = draft.identity();
            if (identity != null && draft.resource.refusal() == null && isNeeded(draft)) {
                byIdentity.computeIfAbsent(identity, i -> new ArrayList<>()).add(draft);
            }
        }
        byIdentity.values().forEach(VersionRule::settle);
    }

    private static boolean isNeeded(Draft draft) {
        return draft.reason != ReadReason.TYPE_NOT_NEEDED && draft.reason != ReadReason.CONTAINER;
    }

    private static void settle(List<Draft> versions) {
        if (versions.size() < 2) {
            return;
        }
        Draft newest = versions.stream().max(RECENCY).orElseThrow();
        List<Draft> tied = new ArrayList<>();
        for (Draft draft : versions) {
            if (RECENCY.compare(draft, newest) == 0) {
                tied.add(draft);
            } else {
                draft.drop(ReadReason.SUPERSEDED);
            }
        }
        settleTied(tied);
    }

    /** Nothing tells them apart: equal contents are one, two patients' are two, others contradict. */
    private static void settleTied(List<Draft> tied) {
        Map<String, List<Draft>> byPatient = new LinkedHashMap<>();
        for (Draft draft : tied) {
            byPatient
                    .computeIfAbsent(String.valueOf(draft.patient), p -> new ArrayList<>())
                    .add(draft);
        }
        byPatient.values().forEach(VersionRule::settleSamePatient);
    }

    private static void settleSamePatient(Collection<Draft> same) {
        Draft first = same.iterator().next();
        boolean allEqual = same.stream().allMatch(draft -> content(draft).equals(content(first)));
        for (Draft draft : same) {
            if (allEqual && draft != first) {
                draft.drop(ReadReason.DUPLICATE);
            } else if (!allEqual && draft.isRead()) {
                draft.drop(ReadReason.VERSION_CONFLICT);
            }
        }
    }

    private static JsonNode content(Draft draft) {
        ObjectNode copy = draft.tree().<ObjectNode>deepCopy();
        return copy.without(List.of("meta", "text"));
    }
}
