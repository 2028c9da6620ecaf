package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access to FHIR elements that refuses a wrong JSON type instead of turning it into something. */
final class Elements {
    private Elements() {}

    /** The element, whatever its type; null when absent. */
    static @Nullable JsonNode any(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** A text element; null when absent. */
    static @Nullable String text(JsonNode parent, String name) throws Unreadable {
        JsonNode node = any(parent, name);
        if (node != null && !node.isTextual()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        return node == null ? null : node.textValue();
    }

    /** A text element for display only; null when absent or of another type. */
    static @Nullable String looseText(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        return node == null ? null : node.textValue();
    }

    /** An object element; null when absent. */
    static @Nullable JsonNode object(JsonNode parent, String name) throws Unreadable {
        JsonNode node = any(parent, name);
        if (node != null && !node.isObject()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        return node;
    }

    /** The objects of an array element; empty when absent. */
    static List<JsonNode> objects(JsonNode parent, String name) throws Unreadable {
        JsonNode node = any(parent, name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        List<JsonNode> objects = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            if (!item.isObject()) {
                throw new Unreadable(ReadReason.MALFORMED);
            }
            objects.add(item);
        }
        return objects;
    }

    /** A true/false element; {@code absent} when absent. */
    static boolean bool(JsonNode parent, String name, boolean absent) throws Unreadable {
        JsonNode node = any(parent, name);
        if (node != null && !node.isBoolean()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        return node == null ? absent : node.booleanValue();
    }
}
