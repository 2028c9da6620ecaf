package org.rheumaroute.cohort.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of one trigger.
 *
 * @param patientId whose record changed
 * @param acceptedAt when the trigger was accepted
 * @param settlement how it ended; {@code null} while it is open
 */
record LedgerLine(
        String patientId, Instant acceptedAt, @Nullable Settlement settlement) {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    boolean isOpen() {
        return settlement == null;
    }

    /** A failure is the one end that a later replay may replace. */
    boolean mayBeSettled() {
        return settlement == null || settlement.kind() == Settlement.Kind.FAILED;
    }

    LedgerLine settled(Settlement end) {
        return new LedgerLine(patientId, acceptedAt, end);
    }

    String toJson() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("version", VERSION);
        node.put("patient", patientId);
        node.put("acceptedAt", acceptedAt.toString());
        if (settlement != null) {
            node.put("end", settlement.kind().name());
            node.put("reason", settlement.reason());
        }
        return node.toString();
    }

    /** The line that {@code json} holds; empty when it is none of a version that this code reads. */
    static Optional<LedgerLine> ofJson(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.path("version").asInt() != VERSION || !node.path("patient").isTextual()) {
                return Optional.empty();
            }
            Settlement end = node.has("end")
                    ? new Settlement(
                            Settlement.Kind.valueOf(node.path("end").asText()),
                            node.path("reason").asText())
                    : null;
            Instant at = Instant.parse(node.path("acceptedAt").asText());
            return Optional.of(new LedgerLine(node.path("patient").asText(), at, end));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
