package org.rheumaroute.fhir.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.fhir.UnitOracle;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.ResourceReading;

/** Compares the numbers that were read with those in the file, converted by {@link UnitOracle}. */
final class WrittenNumbers {
    private WrittenNumbers() {}

    /** Adds a fault for each Observation that was read with a number which its JSON does not hold. */
    static void check(String file, List<JsonNode> resources, List<ResourceReading> readings, List<String> faults) {
        for (ResourceReading reading : readings) {
            boolean isNumber = reading.resourceType().equals("Observation")
                    && reading.disposition() == Disposition.READ
                    && reading.unit() != null;
            if (isNumber && resources.stream().noneMatch(node -> holds(node, reading))) {
                faults.add(file + ": " + reading.concept() + " " + reading.value() + " " + reading.unit()
                        + " is not what the file says of " + reading.id());
            }
        }
    }

    private static boolean holds(JsonNode node, ResourceReading reading) {
        if (!TreeCount.typeOf(node).equals("Observation")
                || !String.valueOf(reading.id()).equals(node.path("id").asText("null"))) {
            return false;
        }
        List<Double> written = new ArrayList<>();
        collect(node, written);
        node.path("component").forEach(component -> collect(component, written));
        return List.of(String.valueOf(reading.value()).split(";")).stream()
                .filter(value -> value.matches("[<>]?-?[0-9.]+"))
                .map(value -> Double.parseDouble(value.replaceAll("[<>]", "")))
                .allMatch(value -> written.stream().anyMatch(w -> Math.abs(w - value) <= 1e-9 * Math.abs(w)));
    }

    private static void collect(JsonNode holder, List<Double> written) {
        JsonNode quantity = holder.path("valueQuantity");
        for (JsonNode coding : holder.path("code").path("coding")) {
            CodeTables.bundled()
                    .find(coding.path("system").asText(), coding.path("code").asText())
                    .map(CodeMatch::row)
                    .ifPresent(row -> add(row, quantity, written));
        }
    }

    private static void add(CodeRow row, JsonNode quantity, List<Double> written) {
        String text = quantity.path("unit").asText("");
        String unit = quantity.path("code").asText(text);
        OptionalDouble factor = UnitOracle.factor(row, unit);
        if (factor.isPresent() && quantity.path("value").isNumber()) {
            written.add(quantity.path("value").doubleValue() * factor.getAsDouble());
        }
    }
}
