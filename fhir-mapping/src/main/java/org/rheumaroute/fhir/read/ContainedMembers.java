package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The Observations inside a group's {@code contained} that its {@code hasMember} points at. They are part of the group:
 * of its patient and of its time, and what says otherwise is refused.
 */
final class ContainedMembers {
    private ContainedMembers() {}

    static List<JsonNode> of(JsonNode group) throws Unreadable {
        List<JsonNode> members = new ArrayList<>();
        for (JsonNode member : Elements.objects(group, "hasMember")) {
            String reference = Elements.text(member, "reference");
            if (reference != null && reference.startsWith("#")) {
                members.addAll(contained(group, reference.substring(1)));
            }
        }
        return members;
    }

    private static List<JsonNode> contained(JsonNode group, String id) throws Unreadable {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode one : Elements.objects(group, "contained")) {
            boolean isIt = id.equals(Elements.looseText(one, "id"))
                    && "Observation".equals(Elements.looseText(one, "resourceType"));
            if (isIt) {
                check(one, group);
                found.add(one);
            }
        }
        return found;
    }

    private static void check(JsonNode member, JsonNode group) throws Unreadable {
        if (Elements.any(member, "modifierExtension") != null) {
            throw new Unreadable(ReadReason.MODIFIER_EXTENSION);
        }
        if (Elements.any(member, "implicitRules") != null) {
            throw new Unreadable(ReadReason.IMPLICIT_RULES);
        }
        if (Elements.any(member, "focus") != null) {
            throw new Unreadable(ReadReason.FOCUS_ELSEWHERE);
        }
        if (differs(member, group, "subject")) {
            throw new Unreadable(ReadReason.SUBJECT_CONTRADICTORY);
        }
        for (String time : List.of("effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming")) {
            if (differs(member, group, time)) {
                throw new Unreadable(ReadReason.TIME_INVALID);
            }
        }
    }

    /** Whether the member says something that the group does not say. */
    private static boolean differs(JsonNode member, JsonNode group, String element) {
        JsonNode own = Elements.any(member, element);
        return own != null && !own.equals(group.path(element));
    }
}
