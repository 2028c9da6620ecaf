package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** What the status of a medication resource says; the lists are those of R4. */
final class MedicationStatuses {
    private static final Set<String> PLAN_ONLY = Set.of("proposal", "plan", "option");
    private static final Map<String, Set<String>> NOT_TAKEN = Map.of(
            "MedicationRequest", Set.of("cancelled", "draft"),
            "MedicationStatement", Set.of("not-taken", "intended"),
            "MedicationAdministration", Set.of("not-done"),
            "MedicationDispense", Set.of("preparation", "cancelled", "declined", "on-hold"));
    private static final Map<String, Set<String>> RUNNING = Map.of(
            "MedicationRequest", Set.of("active", "on-hold"),
            "MedicationStatement", Set.of("active", "on-hold"),
            "MedicationAdministration", Set.of("in-progress", "on-hold"),
            "MedicationDispense", Set.of("in-progress"));
    private static final Set<String> OVER = Set.of("completed", "stopped");

    private MedicationStatuses() {}

    /** Whether the use is over; anything that was not taken or is not understood ends the reading. */
    static boolean hasEnded(JsonNode tree, String type) throws Unreadable {
        String status = String.valueOf(Elements.text(tree, "status"));
        if (status.equals("entered-in-error")) {
            throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
        }
        if (status.equals("unknown")) {
            throw new Unreadable(ReadReason.STATUS_UNKNOWN);
        }
        boolean isNotTaken = NOT_TAKEN.getOrDefault(type, Set.of()).contains(status);
        if (isNotTaken || isPlanOnly(tree) || Elements.bool(tree, "doNotPerform", false)) {
            throw new Unreadable(ReadReason.NOT_TAKEN);
        }
        boolean isOver = OVER.contains(status);
        if (!isOver && !RUNNING.getOrDefault(type, Set.of()).contains(status)) {
            throw new Unreadable(ReadReason.STATUS_INVALID);
        }
        return isOver;
    }

    private static boolean isPlanOnly(JsonNode tree) throws Unreadable {
        String intent = Elements.text(tree, "intent");
        return intent != null && PLAN_ONLY.contains(intent);
    }
}
