package org.rheumaroute.cohort.d2t;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.CohortFormatException;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * An entry as JSON: in the store and over HTTP alike. The same entry gives the same text. Unknown fields are passed over;
 * an unknown {@code version} is refused.
 */
public final class D2tEntryJson {
    /** The version that this code writes and reads. It changes when a field changes its meaning or goes away. */
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private D2tEntryJson() {}

    /** The entry as one line of text. */
    public static String write(D2tEntry entry) {
        return toNode(entry).toString();
    }

    /** The entry as a new tree. */
    public static ObjectNode toNode(D2tEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("version", VERSION);
        node.put("patient", entry.patientId());
        node.put("result", entry.result().code());
        DeclineReason reason = entry.reason();
        if (reason != null) {
            node.put("reason", reason.code());
        }
        node.put("asOf", entry.asOf().toString());
        put(node, "birthDate", entry.person().birthDate());
        node.put("sex", entry.person().sex().code());
        node.put("serostatus", entry.person().serostatus().code());
        ArrayNode items = node.putArray("items");
        for (D2tItemAnswer item : entry.items()) {
            ObjectNode written = items.addObject();
            written.put("item", item.item()).put("verdict", item.verdict());
            written.put("english", item.english()).put("japanese", item.japanese());
            ArrayNode evidence = written.putArray("evidence");
            item.evidence().forEach(evidence::add);
        }
        put(node, "lookAgainOn", entry.lookAgainOn());
        node.put("settledAt", entry.settledAt().toString());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable LocalDate day) {
        if (day != null) {
            node.put(name, day.toString());
        }
    }

    /**
     * Reads an entry.
     *
     * @throws CohortFormatException when the text is not an entry of a version that this code reads
     */
    public static D2tEntry read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.path("version").asInt() != VERSION) {
                throw new CohortFormatException("version must be " + VERSION);
            }
            return new D2tEntry(
                    node.path("patient").asText(),
                    new CohortPerson(
                            day(node, "birthDate"),
                            known(Sex.ofCode(node.path("sex").asText())),
                            known(Serostatus.ofCode(node.path("serostatus").asText()))),
                    known(D2tResult.ofCode(node.path("result").asText())),
                    node.has("reason")
                            ? known(DeclineReason.ofCode(node.path("reason").asText()))
                            : null,
                    LocalDate.parse(node.path("asOf").asText()),
                    items(node.path("items")),
                    day(node, "lookAgainOn"),
                    Instant.parse(node.path("settledAt").asText()));
        } catch (CohortFormatException e) {
            throw e;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new CohortFormatException("not an entry"); // the cause's text may hold stored values
        }
    }

    private static List<D2tItemAnswer> items(JsonNode array) {
        List<D2tItemAnswer> items = new ArrayList<>();
        for (JsonNode item : array) {
            List<String> evidence = new ArrayList<>();
            item.path("evidence").forEach(one -> evidence.add(one.asText()));
            items.add(new D2tItemAnswer(
                    item.path("item").asText(),
                    item.path("verdict").asText(),
                    item.path("english").asText(),
                    item.path("japanese").asText(),
                    evidence));
        }
        return items;
    }

    private static @Nullable LocalDate day(JsonNode node, String name) {
        return node.hasNonNull(name) ? LocalDate.parse(node.path(name).asText()) : null;
    }

    private static <T> T known(Optional<T> found) {
        return found.orElseThrow(() -> new CohortFormatException("a code is not known"));
    }
}
