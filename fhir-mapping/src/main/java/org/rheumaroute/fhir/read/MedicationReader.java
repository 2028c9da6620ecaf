package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Drug;
import org.rheumaroute.fhir.code.RouteTable;
import org.rheumaroute.fhir.unit.UnitConverter;

/**
 * Reads what was ordered (MedicationRequest), stated (MedicationStatement), dispensed (MedicationDispense) or given
 * (MedicationAdministration): which drug, since when, until when, how much a day, by which route.
 */
final class MedicationReader implements ResourceReader {
    private static final String WHOLE_BODY = "H02"; // ATC: corticosteroids for systemic use

    private final CodeTables tables;
    private final ReaderSettings settings;
    private final MedicationDirectory medications;
    private final Dosages dosages = new Dosages(UnitConverter.bundled());

    MedicationReader(CodeTables tables, ReaderSettings settings, List<ParsedResource> all) {
        this.tables = tables;
        this.settings = settings;
        this.medications = new MedicationDirectory(all);
    }

    @Override
    public String patientElement() {
        return "subject";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("patient", "medication", "taken", "wasNotTaken", "wasNotGiven", "notGiven");
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        String type = draft.resource.resourceType();
        JsonNode code = codeOf(tree);
        Drug drug = drugOf(code);
        draft.concepts.add(drug.name());
        boolean ended = MedicationStatuses.hasEnded(tree, type);
        MedicationTimes.Span span = MedicationTimes.of(tree, type, settings);
        draft.effective = span.written();
        List<JsonNode> instructions = instructions(tree, type);
        Double dose = type.equals("MedicationAdministration")
                ? dosages.ofOneTime(Elements.object(tree, "dosage"))
                : dosages.perDay(instructions);
        draft.medications.add(new MedicationUse(
                drug.name(),
                drug.drugClass(),
                originOf(type),
                ended,
                span.start(),
                span.stop(),
                dose,
                routeOf(instructions, code),
                draft.reference(),
                MedicationParticulars.of(tree, type, code, instructions, settings)));
    }

    private static MedicationUse.Origin originOf(String type) {
        return switch (type) {
            case "MedicationAdministration" -> MedicationUse.Origin.ADMINISTERED;
            case "MedicationStatement" -> MedicationUse.Origin.STATED;
            case "MedicationDispense" -> MedicationUse.Origin.DISPENSED;
            default -> MedicationUse.Origin.ORDERED;
        };
    }

    private static List<JsonNode> instructions(JsonNode tree, String type) throws Unreadable {
        if (type.equals("MedicationAdministration")) {
            JsonNode dosage = Elements.object(tree, "dosage");
            return dosage == null ? List.of() : List.of(dosage);
        }
        return Elements.objects(tree, type.equals("MedicationStatement") ? "dosage" : "dosageInstruction");
    }

    private JsonNode codeOf(JsonNode tree) throws Unreadable {
        JsonNode concept = Elements.object(tree, "medicationCodeableConcept");
        JsonNode reference = Elements.object(tree, "medicationReference");
        if (concept != null && reference != null) {
            throw new Unreadable(ReadReason.VALUES_SEVERAL);
        }
        JsonNode code = concept != null ? concept : reference == null ? null : medications.codeBehind(tree, reference);
        if (code == null) {
            throw new Unreadable(ReadReason.CODE_MISSING);
        }
        return code;
    }

    private Drug drugOf(JsonNode code) throws Unreadable {
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

    /** What the route says; without one, an ATC code of the systemic group. Two routes that differ are unknown. */
    private MedicationUse.Route routeOf(List<JsonNode> instructions, JsonNode code) throws Unreadable {
        Set<MedicationUse.Route> routes = new LinkedHashSet<>();
        for (JsonNode instruction : instructions) {
            JsonNode route = Elements.object(instruction, "route");
            if (route != null) {
                routes.add(routeOf(route));
            }
        }
        if (!routes.isEmpty()) {
            return routes.size() == 1 ? routes.iterator().next() : MedicationUse.Route.UNKNOWN;
        }
        for (Codings.Coding coding : Codings.of(code)) {
            boolean isKnown = tables.findDrug(coding.system(), coding.code()).isPresent();
            if (isKnown && coding.code().startsWith(WHOLE_BODY)) {
                return MedicationUse.Route.SYSTEMIC;
            }
        }
        return MedicationUse.Route.UNKNOWN;
    }

    private static MedicationUse.Route routeOf(JsonNode route) throws Unreadable {
        Set<Boolean> systemic = new LinkedHashSet<>();
        for (Codings.Coding coding : Codings.of(route)) {
            RouteTable.bundled().isSystemic(coding.system(), coding.code()).ifPresent(systemic::add);
        }
        String text = Elements.text(route, "text");
        if (systemic.isEmpty() && text != null) {
            RouteTable.bundled().isSystemic(text).ifPresent(systemic::add);
        }
        return systemic.size() == 1 ? ofSystemic(systemic.iterator().next()) : MedicationUse.Route.UNKNOWN;
    }

    private static MedicationUse.Route ofSystemic(boolean systemic) {
        return systemic ? MedicationUse.Route.SYSTEMIC : MedicationUse.Route.LOCAL;
    }
}
