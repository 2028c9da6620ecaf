package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.RouteTable;
import org.rheumaroute.fhir.code.Way;

/** Reads what a medication resource says beside drug, time and dose. Nothing here refuses a resource. */
final class MedicationParticulars {
    private MedicationParticulars() {}

    static MedicationUse.Particulars of(
            JsonNode tree, String type, JsonNode code, List<JsonNode> instructions, ReaderSettings settings) {
        boolean isStatement = type.equals("MedicationStatement");
        boolean hasEffectiveStart =
                tree.has("effectiveDateTime") || tree.path("effectivePeriod").has("start");
        return new MedicationUse.Particulars(
                tree.path("status").asText(""),
                statusReason(tree),
                name(code).orElse(null),
                wayOf(instructions),
                isStatement ? FhirTimes.looseMoment(tree.path("dateAsserted").textValue(), settings) : null,
                isStatement && !hasEffectiveStart);
    }

    /** One concept in a request, several in a statement; of a dispense the reason why it was not performed. */
    private static @Nullable String statusReason(JsonNode tree) {
        JsonNode reason = tree.path("statusReason");
        List<String> texts = new ArrayList<>();
        if (reason.isArray()) {
            reason.forEach(one -> addIfAny(texts, words(one)));
        } else {
            addIfAny(texts, words(reason));
        }
        return texts.isEmpty() ? null : String.join("; ", texts);
    }

    private static void addIfAny(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    /** The name of a concept, else its first code. */
    private static @Nullable String words(JsonNode concept) {
        return name(concept).or(() -> texts(concept, "code").findFirst()).orElse(null);
    }

    /** The text of a concept, else the first display. */
    private static Optional<String> name(JsonNode concept) {
        return Stream.concat(Stream.ofNullable(concept.path("text").textValue()), texts(concept, "display"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Stream<String> texts(JsonNode concept, String element) {
        List<String> texts = new ArrayList<>();
        concept.path("coding")
                .forEach(coding -> addIfAny(texts, coding.path(element).textValue()));
        return texts.stream().filter(Objects::nonNull);
    }

    /** Empty when no instruction names a way that is known, or when they name two. */
    private static Optional<Way> wayOf(List<JsonNode> instructions) {
        Set<Way> ways = new LinkedHashSet<>();
        for (JsonNode instruction : instructions) {
            JsonNode route = instruction.path("route");
            route.path("coding")
                    .forEach(coding -> RouteTable.bundled()
                            .wayOf(
                                    coding.path("system").asText(),
                                    coding.path("code").asText())
                            .ifPresent(ways::add));
            RouteTable.bundled().wayOf(route.path("text").asText("")).ifPresent(ways::add);
        }
        return ways.size() == 1 ? Optional.of(ways.iterator().next()) : Optional.empty();
    }
}
