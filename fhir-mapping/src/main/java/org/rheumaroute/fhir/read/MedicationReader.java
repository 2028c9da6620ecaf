package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Drug;

/** Reads a MedicationRequest or MedicationStatement: which drug, since when, until when. */
final class MedicationReader implements ResourceReader {
    private static final Set<String> NOT_TAKEN =
            Set.of("cancelled", "draft", "not-taken", "intended", "unknown", "proposal", "plan", "option");

    private final CodeTables tables;
    private final ReaderSettings settings;
    private final Map<String, JsonNode> medications = new HashMap<>();

    MedicationReader(CodeTables tables, ReaderSettings settings, List<ParsedResource> all) {
        this.tables = tables;
        this.settings = settings;
        for (ParsedResource resource : all) {
            if (resource.refusal() == null && resource.resourceType().equals("Medication")) {
                medications.put("Medication/" + resource.id(), resource.tree());
                String url = resource.fullUrl();
                if (url != null) {
                    medications.put(url, resource.tree());
                }
            }
        }
    }

    @Override
    public String patientElement() {
        return "subject";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("patient", "medication", "taken", "wasNotTaken");
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        Drug drug = drugOf(tree);
        draft.concepts.add(drug.name());
        requireTaken(tree);
        JsonNode period = Elements.object(tree, "effectivePeriod");
        String start = firstText(
                Elements.text(tree, "authoredOn"),
                Elements.text(tree, "effectiveDateTime"),
                period == null ? null : Elements.text(period, "start"),
                Elements.text(tree, "dateAsserted"));
        String stop = period == null ? null : Elements.text(period, "end");
        draft.effective = start;
        draft.medications.add(new MedicationUse(
                drug.name(),
                drug.drugClass(),
                FhirTimes.looseMoment(start, settings),
                FhirTimes.looseMoment(stop, settings),
                draft.reference()));
    }

    private static void requireTaken(JsonNode tree) throws Unreadable {
        String status = Elements.text(tree, "status");
        if (status == null) {
            throw new Unreadable(ReadReason.STATUS_INVALID);
        }
        if (status.equals("entered-in-error")) {
            throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
        }
        String intent = Elements.text(tree, "intent");
        boolean isPlanOnly = intent != null && NOT_TAKEN.contains(intent);
        if (NOT_TAKEN.contains(status) || isPlanOnly || Elements.bool(tree, "doNotPerform", false)) {
            throw new Unreadable(ReadReason.NOT_TAKEN);
        }
    }

    private Drug drugOf(JsonNode tree) throws Unreadable {
        JsonNode concept = Elements.object(tree, "medicationCodeableConcept");
        JsonNode reference = Elements.object(tree, "medicationReference");
        if (concept != null && reference != null) {
            throw new Unreadable(ReadReason.VALUES_SEVERAL);
        }
        JsonNode code = concept != null ? concept : reference == null ? null : codeBehind(tree, reference);
        if (code == null) {
            throw new Unreadable(ReadReason.CODE_MISSING);
        }
        Set<Drug> drugs = new LinkedHashSet<>();
        for (Codings.Coding coding : Codings.of(code)) {
            tables.findDrug(coding.system(), coding.code()).ifPresent(drugs::add);
        }
        if (drugs.isEmpty()) {
            throw new Unreadable(ReadReason.CODE_NOT_MAPPED);
        }
        if (drugs.size() > 1) {
            throw new Unreadable(ReadReason.CODINGS_DISAGREE);
        }
        return drugs.iterator().next();
    }

    private @Nullable JsonNode codeBehind(JsonNode tree, JsonNode reference) throws Unreadable {
        String target = Elements.text(reference, "reference");
        if (target == null) {
            return null;
        }
        JsonNode medication = medications.get(target);
        if (target.startsWith("#")) {
            for (JsonNode contained : Elements.objects(tree, "contained")) {
                medication = target.substring(1).equals(Elements.looseText(contained, "id")) ? contained : medication;
            }
        }
        return medication == null ? null : Elements.object(medication, "code");
    }

    private static @Nullable String firstText(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
