package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the Medication behind a reference, contained or elsewhere in the record. Filled once, then read only. */
final class MedicationDirectory {
    private static final String TYPE = "Medication/";

    private final Map<String, JsonNode> byReference = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    MedicationDirectory(List<ParsedResource> all) {
        for (ParsedResource resource : all) {
            if (resource.refusal() == null && resource.resourceType().equals("Medication")) {
                put(TYPE + resource.id(), resource.tree());
                String url = resource.fullUrl();
                if (url != null) {
                    put(url, resource.tree());
                }
            }
        }
    }

    /** Two Medications of one name that say different things: none of them is believed, whichever came first. */
    private void put(String reference, JsonNode medication) {
        JsonNode other = byReference.putIfAbsent(reference, medication);
        if (other != null && !meaning(other).equals(meaning(medication))) {
            ambiguous.add(reference);
        }
    }

    private static List<JsonNode> meaning(JsonNode medication) {
        return List.of(medication.path("code"), medication.path("status"), medication.path("ingredient"));
    }

    /** The code of the drug; null when the reference leads nowhere. */
    @Nullable
    JsonNode codeBehind(JsonNode tree, JsonNode reference) throws Unreadable {
        String target = Elements.text(reference, "reference");
        if (target == null) {
            return null;
        }
        JsonNode medication = target.startsWith("#") ? contained(tree, target.substring(1)) : elsewhere(target);
        if (medication == null) {
            return null;
        }
        if ("entered-in-error".equals(Elements.looseText(medication, "status"))) {
            throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
        }
        JsonNode code = Elements.object(medication, "code");
        return code != null ? code : onlyIngredient(medication);
    }

    private @Nullable JsonNode elsewhere(String target) throws Unreadable {
        String plain = target.replaceFirst("/_history/[^/]*$", "");
        if (ambiguous.contains(plain)) {
            throw new Unreadable(ReadReason.CODINGS_DISAGREE);
        }
        return byReference.get(plain);
    }

    private static @Nullable JsonNode contained(JsonNode tree, String id) throws Unreadable {
        for (JsonNode one : Elements.objects(tree, "contained")) {
            if (id.equals(Elements.looseText(one, "id"))
                    && "Medication".equals(Elements.looseText(one, "resourceType"))) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable JsonNode onlyIngredient(JsonNode medication) throws Unreadable {
        List<JsonNode> ingredients = Elements.objects(medication, "ingredient");
        return ingredients.size() == 1 ? Elements.object(ingredients.get(0), "itemCodeableConcept") : null;
    }
}
