package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tree and remembers which Bundle entry or root is spoilt by a duplicate key, a number that is none, or
 * too deep nesting, so that one bad entry does not take the others with it. For one document, one thread.
 */
final class ScopedTree {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_DIGITS = 64;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final int MAX_SHARED_LENGTH = 80;
    private static final int MAX_SHARED_TEXTS = 1 << 14;

    private final Map<JsonNode, ReadReason> spoilt = new IdentityHashMap<>();
    private final Map<String, TextNode> shared = new HashMap<>();

    /** The first fault inside one entry or root. */
    private static final class Scope {
        private @Nullable ReadReason fault;

        void spoil(ReadReason reason) {
            if (fault == null) {
                fault = reason;
            }
        }
    }

    /** Builds the value at the parser's current token. */
    JsonNode build(JsonParser parser) throws IOException {
        return scoped(parser, 0);
    }

    /** Why this entry or root must be refused; null when it need not. */
    @Nullable
    ReadReason faultOf(JsonNode node) {
        return spoilt.get(node);
    }

    private JsonNode scoped(JsonParser parser, int depth) throws IOException {
        Scope scope = new Scope();
        JsonNode node = parser.currentToken() == JsonToken.START_ARRAY
                ? array(parser, depth, scope, depth == 0)
                : value(parser, depth, scope);
        if (scope.fault != null) {
            spoilt.put(node, scope.fault);
        }
        return node;
    }

    private JsonNode value(JsonParser parser, int depth, Scope scope) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth, scope);
            case START_ARRAY -> array(parser, depth, scope, false);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), scope);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    private JsonNode object(JsonParser parser, int depth, Scope scope) throws IOException {
        if (isTooDeep(parser, depth, scope)) {
            return NullNode.getInstance();
        }
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean entries = parser.nextToken() == JsonToken.START_ARRAY && name.equals("entry");
            JsonNode child = entries ? array(parser, depth + 1, scope, true) : value(parser, depth + 1, scope);
            if (object.has(name)) {
                scope.spoil(ReadReason.DUPLICATE_KEY);
            } else {
                object.set(name, child);
            }
        }
        keepFaultsOfNoBundle(object, scope);
        return object;
    }

    /** Only a Bundle's entries stand for themselves; a List's entries are part of the List. */
    private void keepFaultsOfNoBundle(ObjectNode object, Scope scope) {
        JsonNode entries = object.get("entry");
        if (entries == null || "Bundle".equals(object.path("resourceType").textValue())) {
            return;
        }
        for (JsonNode entry : entries) {
            ReadReason fault = spoilt.remove(entry);
            if (fault != null) {
                scope.spoil(fault);
            }
        }
    }

    private JsonNode array(JsonParser parser, int depth, Scope scope, boolean eachOnItsOwn) throws IOException {
        if (isTooDeep(parser, depth, scope)) {
            return NullNode.getInstance();
        }
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(eachOnItsOwn ? scoped(parser, depth + 1) : value(parser, depth + 1, scope));
        }
        return array;
    }

    private static boolean isTooDeep(JsonParser parser, int depth, Scope scope) throws IOException {
        if (depth <= MAX_DEPTH) {
            return false;
        }
        scope.spoil(ReadReason.TOO_DEEP);
        parser.skipChildren();
        return true;
    }

    /** Systems, codes and units come again and again: one node each keeps a large Bundle small. */
    private TextNode text(String text) {
        if (text.length() > MAX_SHARED_LENGTH || shared.size() >= MAX_SHARED_TEXTS) {
            TextNode known = shared.get(text);
            return known == null ? TextNode.valueOf(text) : known;
        }
        return shared.computeIfAbsent(text, TextNode::valueOf);
    }

    private static JsonNode number(String text, Scope scope) {
        if (text.length() > MAX_DIGITS || !isFinite(text)) {
            scope.spoil(ReadReason.NUMBER_OUT_OF_RANGE);
            return NullNode.getInstance();
        }
        return DecimalNode.valueOf(new BigDecimal(text));
    }

    /** Also refuses a number so small that it would become zero: unknown is never zero. */
    private static boolean isFinite(String text) {
        double value = Double.parseDouble(text);
        boolean zeroDigits = text.chars().takeWhile(c -> c != 'e' && c != 'E').noneMatch(c -> c >= '1' && c <= '9');
        return Double.isFinite(value) && (value != 0.0 || zeroDigits) && exponentOf(text) < 400;
    }

    private static int exponentOf(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        return e < 0
                ? 0
                : text.length() - e > 5 ? Integer.MAX_VALUE : Math.abs(Integer.parseInt(text.substring(e + 1)));
    }
}
