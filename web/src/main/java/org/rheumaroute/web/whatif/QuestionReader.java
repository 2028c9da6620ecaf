package org.rheumaroute.web.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.WhatIfQuestion;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;

/** Reads a what-if question strictly. Its messages name fields and never repeat what was sent. */
final class QuestionReader {
    private static final int LONGEST = 2_000;
    private static final Set<String> FIELDS = Set.of("patient", "task", "feature", "value", "unit");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private QuestionReader() {}

    /** @throws IllegalArgumentException with one sentence for a person */
    static WhatIfQuestion read(String body) {
        JsonNode node = object(body);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                throw new IllegalArgumentException("The fields are patient, task, feature, value and unit; no others.");
            }
        }
        Double value = value(node);
        return new WhatIfQuestion(
                text(node, "patient"),
                named(node, "task", TaskId::new),
                named(node, "feature", FeatureName::new),
                value,
                value == null && !node.hasNonNull("unit") ? "" : text(node, "unit"));
    }

    private static JsonNode object(String body) {
        if (body.length() > LONGEST) {
            throw new IllegalArgumentException("The question is longer than " + LONGEST + " characters.");
        }
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // told below: the cause's text repeats what was sent
        }
        throw new IllegalArgumentException("The question must be one JSON object.");
    }

    private static @Nullable Double value(JsonNode node) {
        if (node.has("value") && node.get("value").isNull()) {
            return null;
        }
        if (!node.path("value").isNumber()) {
            throw new IllegalArgumentException("value must be a number, or null to take the input away.");
        }
        return node.get("value").doubleValue();
    }

    private interface Name<T> {
        T of(String text);
    }

    private static <T> T named(JsonNode node, String field, Name<T> name) {
        try {
            return name.of(text(node, field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " must be lower-case words joined by hyphens.");
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException(field + " must be a text.");
        }
        return value.textValue();
    }
}
