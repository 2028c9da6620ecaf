package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.Drug;
import org.rheumaroute.fhir.code.JointCode;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.fhir.unit.Conversion;
import org.rheumaroute.fhir.unit.WrittenUnit;

/** Collects the codes and units of resources, also of those that reading refuses. Immutable, thread-safe. */
public final class CodeSightings {
    /** Where each type of resource keeps the code that we would read. */
    private static final Map<String, String> CODE_OF = Map.of(
            "Observation", "code",
            "Condition", "code",
            "Medication", "code",
            "MedicationRequest", "medicationCodeableConcept",
            "MedicationStatement", "medicationCodeableConcept",
            "MedicationAdministration", "medicationCodeableConcept",
            "MedicationDispense", "medicationCodeableConcept");

    private static final String BODY_SITE = "Observation.bodySite";

    private final Site site;

    /** @param site tells what is mapped */
    public CodeSightings(Site site) {
        this.site = site;
    }

    /** The coded things of one resource: its own code, those of its components, and of a finding of
     * one joint the body site; empty for other types. */
    public List<CodeSighting> of(ParsedResource resource) {
        String element = CODE_OF.get(resource.resourceType());
        if (element == null || resource.refusal() != null) {
            return List.of();
        }
        JsonNode tree = resource.tree();
        String status = new Draft(resource).status();
        List<CodeSighting> sightings = new ArrayList<>();
        add(resource.resourceType(), status, tree.path(element), tree, sightings);
        for (JsonNode component : tree.path("component")) {
            add(resource.resourceType(), status, component.path("code"), component, sightings);
        }
        if (isOfOneJoint(sightings)) {
            addJoint(status, tree.path("bodySite"), sightings);
        }
        return sightings;
    }

    private boolean isOfOneJoint(List<CodeSighting> sightings) {
        return sightings.stream()
                .flatMap(sighting -> sighting.codings().stream())
                .map(CodeSighting.Coding::concept)
                .anyMatch(concept -> concept != null
                        && site.tables().concepts().stream()
                                .anyMatch(one -> one.name().equals(concept) && one.kind() == Concept.Kind.JOINT));
    }

    /** Where a finding of one joint sits; its code decides whether the joint is counted. */
    private void addJoint(@Nullable String status, JsonNode bodySite, List<CodeSighting> sightings) {
        List<CodeSighting.Coding> codings = new ArrayList<>();
        for (JsonNode coding : bodySite.path("coding")) {
            String system = coding.path("system").asText("");
            String code = coding.path("code").asText("");
            String joint = site.joints().namedBy(system, code).stream()
                    .map(JointCode::display)
                    .reduce((part, side) -> part + ", " + side)
                    .orElse(null);
            codings.add(
                    new CodeSighting.Coding(system, code, coding.path("display").textValue(), joint, true));
        }
        String text = bodySite.path("text").textValue();
        if (!codings.isEmpty() || text != null) {
            sightings.add(new CodeSighting(BODY_SITE, status, codings, text, null));
        }
    }

    private void add(
            String type, @Nullable String status, JsonNode code, JsonNode holder, List<CodeSighting> sightings) {
        WrittenUnit unit = unitOf(holder);
        List<CodeSighting.Coding> codings = new ArrayList<>();
        for (JsonNode coding : code.path("coding")) {
            codings.add(coding(type, coding, unit));
        }
        String text = code.path("text").textValue();
        if (!codings.isEmpty() || text != null) {
            sightings.add(new CodeSighting(type, status, codings, text, unit));
        }
    }

    private CodeSighting.Coding coding(String type, JsonNode coding, @Nullable WrittenUnit unit) {
        String system = coding.path("system").asText("");
        String code = coding.path("code").asText("");
        String display = coding.path("display").textValue();
        if (type.startsWith("Medication")) {
            String drug = site.tables().findDrug(system, code).map(Drug::name).orElse(null);
            return new CodeSighting.Coding(system, code, display, drug, true);
        }
        boolean wantsDisease = type.equals("Condition");
        Optional<CodeMatch> match = site.tables()
                .find(system, code)
                .filter(found -> (found.concept().kind() == Concept.Kind.DISEASE) == wantsDisease);
        String concept = match.map(found -> found.concept().name()).orElse(null);
        return new CodeSighting.Coding(
                system,
                code,
                display,
                concept,
                match.map(found -> fits(found, unit)).orElse(true));
    }

    /** Asked with the number one: whether the unit can be converted, not whether a value is plausible. */
    private boolean fits(CodeMatch match, @Nullable WrittenUnit unit) {
        return unit == null
                || !match.concept().isNumeric()
                || site.units().convert(match.concept(), match.row(), BigDecimal.ONE, unit)
                        instanceof Conversion.Converted;
    }

    private static @Nullable WrittenUnit unitOf(JsonNode holder) {
        JsonNode quantity = holder.path("valueQuantity");
        if (quantity.isObject()) {
            return new WrittenUnit(
                    quantity.path("system").textValue(),
                    quantity.path("code").textValue(),
                    quantity.path("unit").textValue());
        }
        return holder.has("valueInteger") ? WrittenUnit.NONE : null;
    }
}
