package org.rheumaroute.fhir.corpus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the resources of a file by walking its tree with a plain Jackson mapper, without the product's parser: the
 * roots, and the entries of Bundles at any depth.
 */
final class TreeCount {
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private TreeCount() {}

    /** Every resource, every entry without one ({@code ?}) and every root that is no resource ({@code ?}). */
    static List<JsonNode> resources(byte[] text) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (JsonParser parser = PLAIN.createParser(text)) {
            for (JsonNode root = PLAIN.readTree(parser); root != null; root = PLAIN.readTree(parser)) {
                if (root.isArray() && !root.isEmpty()) {
                    root.forEach(item -> add(item, found));
                } else {
                    add(root, found);
                }
            }
        }
        return found;
    }

    /** How many of each type; {@code ?} for what names none. */
    static Map<String, Integer> byType(List<JsonNode> resources) {
        Map<String, Integer> counts = new TreeMap<>();
        resources.forEach(node -> counts.merge(typeOf(node), 1, Integer::sum));
        return counts;
    }

    static String typeOf(JsonNode node) {
        return node.path("resourceType").isTextual() ? node.get("resourceType").textValue() : "?";
    }

    private static void add(JsonNode node, List<JsonNode> found) {
        found.add(node);
        if (typeOf(node).equals("Bundle")) {
            for (JsonNode entry : node.path("entry")) {
                add(entry.path("resource"), found);
            }
        }
    }
}
