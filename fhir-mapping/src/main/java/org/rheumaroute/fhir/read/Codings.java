package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CodeableConcepts. */
final class Codings {
    private Codings() {}

    /** One coding; system and code are never blank. */
    record Coding(String system, String code, @Nullable String display) {}

    /** The codings of a CodeableConcept that have both system and code. */
    static List<Coding> of(JsonNode concept) throws Unreadable {
        List<Coding> codings = new ArrayList<>();
        for (JsonNode coding : Elements.objects(concept, "coding")) {
            String system = Elements.text(coding, "system");
            String code = Elements.text(coding, "code");
            if (system != null && code != null && !system.isBlank() && !code.isBlank()) {
                codings.add(new Coding(system, code, Elements.text(coding, "display")));
            }
        }
        return codings;
    }

    /** Whether the text or any display matches, full-width letters narrowed. */
    static boolean anyDisplay(JsonNode concept, Pattern pattern) {
        List<String> displays = new ArrayList<>();
        add(displays, concept.path("text").textValue());
        concept.path("coding")
                .forEach(coding -> add(displays, coding.path("display").textValue()));
        return displays.stream().anyMatch(display -> pattern.matcher(display).find());
    }

    private static void add(List<String> displays, @Nullable String display) {
        if (display != null) {
            displays.add(Normalizer.normalize(display, Normalizer.Form.NFKC));
        }
    }
}
