package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.code.Joint;

/** The Observations of one case of {@code cases/joints.yaml}. */
final class JointExamination {
    static final String LOCAL = "urn:invented:joints";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAY = "2026-06-01";

    private final JsonNode example;
    private final String form;
    private final Map<String, ObjectNode> observations = new LinkedHashMap<>();

    JointExamination(JsonNode example) throws IOException {
        this.example = example;
        this.form = example.path("form").asText("body-site");
        for (Joint joint : Joint.ALL) {
            boolean isPresent = lists("present", joint.name());
            boolean isLeftOut = lists("without", joint.name())
                    || (example.path("only-present").asBoolean() && !isPresent);
            if (!isLeftOut) {
                observations.put(joint.name(), single(joint.name(), joint.name(), isPresent, DAY, "final"));
            }
        }
        for (JsonNode more : example.path("more")) {
            String[] words = more.textValue().split(" ");
            observations.put(
                    words[4],
                    words[0].equals("total")
                            ? total(words[4], words[1], words[2], words[3])
                            : single(words[4], words[0], words[1].equals("yes"), words[2], words[3]));
        }
        example.path("change").fields().forEachRemaining(entry -> change(entry.getKey(), entry.getValue()));
    }

    /** Each as JSON text. */
    List<String> resources() throws IOException {
        if (form.equals("components") || form.equals("contained")) {
            return List.of(JSON.writeValueAsString(panel()));
        }
        List<String> texts = new ArrayList<>();
        for (ObjectNode observation : observations.values()) {
            texts.add(JSON.writeValueAsString(observation));
        }
        return texts;
    }

    private boolean lists(String field, String joint) {
        if (example.path(field).isTextual()) {
            return true; // "all"
        }
        for (JsonNode one : example.path(field)) {
            if (one.textValue().equals(joint)) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode single(String id, String joint, boolean isPresent, String time, String status)
            throws IOException {
        boolean isLocal = form.equals("local-code") || form.equals("components");
        ObjectNode observation = (ObjectNode) JSON.readTree(RecordFixture.observation(
                id,
                isLocal ? LOCAL : "http://loinc.org",
                isLocal ? "swollen-" + joint : "88984-0",
                "\"valueBoolean\":" + isPresent,
                time));
        observation.put("status", status);
        if (!isLocal) {
            observation
                    .putObject("bodySite")
                    .putArray("coding")
                    .addObject()
                    .put("system", "urn:rheumaroute:items")
                    .put("code", joint);
        }
        if (example.path("order-number").asBoolean()) {
            observation
                    .putArray("identifier")
                    .addObject()
                    .put("system", "urn:order")
                    .put("value", "1");
        }
        return observation;
    }

    private static ObjectNode total(String id, String count, String time, String status) throws IOException {
        String text = RecordFixture.observation(
                id, "http://loinc.org", "88980-8", "\"valueQuantity\":{\"value\":" + count + "}", time);
        return ((ObjectNode) JSON.readTree(text)).put("status", status);
    }

    private void change(String id, JsonNode elements) {
        ObjectNode observation = observations.get(id);
        elements.fields().forEachRemaining(element -> {
            if (element.getValue().isNull()) {
                observation.remove(element.getKey());
            } else {
                observation.set(element.getKey(), element.getValue());
            }
        });
    }

    /** One Observation that holds all of them. */
    private ObjectNode panel() throws IOException {
        ObjectNode panel = (ObjectNode)
                JSON.readTree(RecordFixture.observation("panel", "http://loinc.org", "75842-5", "\"x\":0", DAY));
        panel.remove("x");
        ArrayNode parts = panel.putArray(form.equals("components") ? "component" : "contained");
        for (Map.Entry<String, ObjectNode> entry : observations.entrySet()) {
            ObjectNode part = entry.getValue();
            if (form.equals("components")) {
                parts.addObject()
                        .<ObjectNode>set("code", part.get("code"))
                        .set("valueBoolean", part.get("valueBoolean"));
            } else {
                parts.add(part);
                panel.withArray("hasMember").addObject().put("reference", '#' + entry.getKey());
            }
        }
        return panel;
    }
}
