package org.rheumaroute.routes.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * "This patient changed": all that a message carries. It holds no clinical state, so order and repetition do no harm.
 *
 * @param id 64 hexadecimal digits; the same changes of the same patient give the same id
 * @param patientId logical id of the patient in the EHR
 * @param waits how often it was sent again because the EHR could not be used
 * @param writeInDoubt true when an earlier attempt sent a write and never saw the answer
 */
public record Trigger(String id, String patientId, int waits, boolean writeInDoubt) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PATIENT = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 1024;

    public Trigger {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a trigger id has 64 hexadecimal digits");
        }
        if (!PATIENT.matcher(patientId).matches()) {
            throw new IllegalArgumentException("a trigger names its patient by a FHIR id");
        }
    }

    /**
     * The trigger that these causes make, in whatever order they come; the same causes make the same trigger.
     *
     * @param causes changed versions as {@code Type/id/version}, or the name of a wish to score everybody
     */
    public static Trigger causedBy(String patientId, Collection<String> causes) {
        StringBuilder canonical = new StringBuilder(patientId).append('\n');
        for (String cause : new TreeSet<>(causes)) {
            canonical.append(cause).append('\n');
        }
        return new Trigger(Sha256.of(canonical.toString().getBytes(StandardCharsets.UTF_8)), patientId, 0, false);
    }

    /** The same trigger, to be delivered once more later; a doubt about a write stays with it. */
    public Trigger again(boolean nowInDoubt) {
        return new Trigger(id, patientId, waits + 1, writeInDoubt || nowInDoubt);
    }

    /** Messages of one patient share it; tells nobody who the patient is. */
    public String group() {
        return Sha256.of(patientId.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** The text of the message. */
    public String text() {
        return JSON.createObjectNode()
                .put("trigger", id)
                .put("patient", patientId)
                .put("waits", waits)
                .put("writeInDoubt", writeInDoubt)
                .toString();
    }

    /**
     * Reads the text of a message.
     *
     * @throws IllegalArgumentException when it is no trigger; the message does not repeat the text
     */
    public static Trigger read(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a trigger has at most " + LONGEST_TEXT + " characters");
        }
        try {
            JsonNode node = JSON.readTree(text);
            return new Trigger(
                    node.path("trigger").asText(),
                    node.path("patient").asText(),
                    node.path("waits").asInt(),
                    node.path("writeInDoubt").asBoolean());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a trigger is JSON"); // no cause: it repeats the text
        }
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "Trigger " + id;
    }
}
