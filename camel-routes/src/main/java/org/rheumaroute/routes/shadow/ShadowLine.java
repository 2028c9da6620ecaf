package org.rheumaroute.routes.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.TaskId;

/**
 * What two packages said of one patient; kept as one line of JSON.
 *
 * @param task the question
 * @param active label of the package that answered
 * @param shadow label of the package beside it
 * @param activeScore null when it declined
 * @param shadowScore null when it declined or failed
 * @param failed whether the shadow failed
 */
record ShadowLine(
        TaskId task,
        String active,
        String shadow,
        @Nullable Score activeScore,
        @Nullable Score shadowScore,
        boolean failed) {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A probability and what its package calls it. */
    record Score(double probability, String category) {
        static @Nullable Score of(ScoreOutcome outcome) {
            return outcome instanceof Scored scored
                    ? new Score(
                            scored.score().probability().value(),
                            scored.score().category().code())
                    : null;
        }
    }

    String toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("version", VERSION);
        node.put("task", task.value());
        node.put("active", active);
        node.put("shadow", shadow);
        write(node, "activeScore", activeScore);
        write(node, "shadowScore", shadowScore);
        node.put("failed", failed);
        return node.toString();
    }

    /** The line that {@code json} holds; empty when it is none of a version that this code reads. */
    static Optional<ShadowLine> ofJson(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.path("version").asInt() != VERSION) {
                return Optional.empty();
            }
            return Optional.of(new ShadowLine(
                    new TaskId(node.path("task").asText()),
                    node.path("active").asText(),
                    node.path("shadow").asText(),
                    read(node.path("activeScore")),
                    read(node.path("shadowScore")),
                    node.path("failed").asBoolean()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void write(ObjectNode node, String name, @Nullable Score score) {
        if (score != null) {
            node.putObject(name).put("probability", score.probability()).put("category", score.category());
        }
    }

    private static @Nullable Score read(JsonNode node) {
        return node.isObject()
                ? new Score(
                        node.path("probability").asDouble(),
                        node.path("category").asText())
                : null;
    }
}
