package org.rheumaroute.cohort.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.TaskId;

/**
 * What the ledger keeps of one trigger.
 *
 * @param patientId whose record changed
 * @param acceptedAt when the trigger was accepted
 * @param settlement how it ended; {@code null} while it is open
 * @param byTask how it ended for each question that has its answer, in order of the question's name; a rule's question
 *     last, as its refusal must not speak for a trigger that predictions refused as well
 */
record LedgerLine(
        String patientId, Instant acceptedAt, @Nullable Settlement settlement, Map<TaskId, Settlement> byTask) {
    private static final int VERSION = 1;
    private static final Comparator<TaskId> ORDER = Comparator.<TaskId, Boolean>comparing(
                    task -> task.equals(TaskId.D2T))
            .thenComparing(TaskId::value);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    LedgerLine {
        TreeMap<TaskId, Settlement> sorted = new TreeMap<>(ORDER);
        sorted.putAll(byTask);
        byTask = Collections.unmodifiableSortedMap(sorted);
    }

    /** A trigger that was just taken on. */
    static LedgerLine accepted(String patientId, Instant acceptedAt) {
        return new LedgerLine(patientId, acceptedAt, null, Map.of());
    }

    /** A failure is the one end that a later replay may replace. */
    boolean mayBeSettled() {
        return settlement == null || settlement.kind() == Settlement.Kind.FAILED;
    }

    /** With the answers to some questions. The first end of each stands, except that a failure gives way. */
    LedgerLine answered(Map<TaskId, Settlement> answers) {
        Map<TaskId, Settlement> ends = new HashMap<>(byTask);
        answers.forEach((task, end) ->
                ends.merge(task, end, (before, now) -> before.kind() == Settlement.Kind.FAILED ? now : before));
        return new LedgerLine(patientId, acceptedAt, settlement, ends);
    }

    LedgerLine ended(Settlement end) {
        return new LedgerLine(patientId, acceptedAt, end, byTask);
    }

    String toJson() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("version", VERSION);
        node.put("patient", patientId);
        node.put("acceptedAt", acceptedAt.toString());
        if (settlement != null) {
            write(node, settlement);
        }
        ObjectNode tasks = node.putObject("tasks");
        byTask.forEach((task, end) -> write(tasks.putObject(task.value()), end));
        return node.toString();
    }

    private static void write(ObjectNode node, Settlement end) {
        node.put("end", end.kind().name());
        node.put("reason", end.reason());
    }

    /** The line that {@code json} holds; empty when it is none of a version that this code reads. */
    static Optional<LedgerLine> ofJson(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.path("version").asInt() != VERSION || !node.path("patient").isTextual()) {
                return Optional.empty();
            }
            @Nullable Settlement end = node.has("end") ? readEnd(node) : null;
            Instant at = Instant.parse(node.path("acceptedAt").asText());
            return Optional.of(new LedgerLine(node.path("patient").asText(), at, end, tasks(node, end)));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A line without this field was written when there was one question only. */
    private static Map<TaskId, Settlement> tasks(JsonNode line, @Nullable Settlement end) {
        Map<TaskId, Settlement> tasks = new HashMap<>();
        if (!line.has("tasks") && end != null) {
            tasks.put(TaskId.UA_PROGRESSION, end);
        }
        line.path("tasks")
                .fields()
                .forEachRemaining(field -> tasks.put(new TaskId(field.getKey()), readEnd(field.getValue())));
        return tasks;
    }

    private static Settlement readEnd(JsonNode node) {
        return new Settlement(
                Settlement.Kind.valueOf(node.path("end").asText()),
                node.path("reason").asText());
    }
}
