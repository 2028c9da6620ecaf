package org.rheumaroute.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object strictly: a wrong type is refused by the field's name, never converted. */
final class Fields {
    private final JsonNode node;

    Fields(JsonNode node) {
        if (!node.isObject()) {
            throw new CohortFormatException("a cohort entry and its parts must be JSON objects");
        }
        this.node = node;
    }

    String text(String name) {
        return field(name, JsonNode::isTextual, "a text").textValue();
    }

    double number(String name) {
        return field(name, JsonNode::isNumber, "a number").doubleValue();
    }

    int integer(String name) {
        return field(name, JsonNode::isInt, "a whole number").intValue();
    }

    boolean flag(String name) {
        return field(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    LocalDate date(String name) {
        return parsed(name, LocalDate::parse, "a date");
    }

    @Nullable
    LocalDate dateOrNull(String name) {
        return node.hasNonNull(name) ? date(name) : null;
    }

    Instant instant(String name) {
        return parsed(name, Instant::parse, "an instant");
    }

    Period period(String name) {
        return parsed(name, Period::parse, "a period");
    }

    <T> T code(String name, Function<String, Optional<T>> ofCode) {
        return ofCode.apply(text(name)).orElseThrow(() -> wrong(name, "a known code"));
    }

    Fields object(String name) {
        return new Fields(field(name, JsonNode::isObject, "an object"));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    List<Fields> list(String name) {
        List<Fields> items = new ArrayList<>();
        field(name, JsonNode::isArray, "a list").forEach(item -> items.add(new Fields(item)));
        return items;
    }

    List<String> texts(String name) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : field(name, JsonNode::isArray, "a list of texts")) {
            if (!item.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            items.add(item.textValue());
        }
        return items;
    }

    private <T> T parsed(String name, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, expected);
        }
    }

    private JsonNode field(String name, Function<JsonNode, Boolean> right, String expected) {
        JsonNode value = node.get(name);
        if (value == null || !right.apply(value)) {
            throw wrong(name, expected);
        }
        return value;
    }

    private static CohortFormatException wrong(String name, String expected) {
        return new CohortFormatException(name + " must be " + expected);
    }
}
