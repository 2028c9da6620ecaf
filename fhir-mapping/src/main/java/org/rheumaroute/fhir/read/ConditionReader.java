package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;

/** Reads a Condition into a diagnosis: which disease, how sure, since when, whether it has ended. */
final class ConditionReader implements ResourceReader {
    private static final Pattern SUSPECTED_TEXT =
            Pattern.compile("疑い|疑う|\\(疑\\)|（疑）|\\bsuspect|\\brule out\\b", Pattern.CASE_INSENSITIVE);
    private static final String SUSPECTED = "suspected";

    private final ConceptResolver concepts;
    private final CodeTables tables;
    private final ReaderSettings settings;

    ConditionReader(ConceptResolver concepts, CodeTables tables, ReaderSettings settings) {
        this.concepts = concepts;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public String patientElement() {
        return "subject";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("patient", "dateRecorded", "assertedDate", "notes", "context", "abatementBoolean");
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        JsonNode code = Elements.object(tree, "code");
        if (code == null) {
            throw new Unreadable(ReadReason.CODE_MISSING);
        }
        CodeMatch match = concepts.find(code).orElse(null);
        if (match == null || match.concept().kind() != Concept.Kind.DISEASE) {
            throw new Unreadable(ReadReason.CODE_NOT_MAPPED);
        }
        draft.concepts.add(match.concept().name());
        Diagnosis.Certainty certainty = certainty(tree, code);
        Moment onset = firstTime(tree, draft);
        Moment abatement = time(tree, "abatementDateTime", "abatementPeriod", "end");
        draft.diagnoses.add(
                new Diagnosis(match.concept().name(), certainty, onset, hasEnded(tree), abatement, draft.reference()));
        if (certainty == Diagnosis.Certainty.SUSPECTED) {
            draft.values.add(SUSPECTED);
        }
    }

    private Diagnosis.Certainty certainty(JsonNode tree, JsonNode code) throws Unreadable {
        String verification = statusCode(tree, "verificationStatus");
        boolean isSuspected = switch (verification == null ? "confirmed" : verification) {
            case "confirmed" -> false;
            case "unconfirmed", "provisional", "differential" -> true;
            case "refuted" -> throw new Unreadable(ReadReason.REFUTED);
            case "entered-in-error" -> throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
            default -> throw new Unreadable(ReadReason.STATUS_INVALID);
        };
        return isSuspected || hasSuspectedModifier(tree, code) || Codings.anyDisplay(code, SUSPECTED_TEXT)
                ? Diagnosis.Certainty.SUSPECTED
                : Diagnosis.Certainty.ESTABLISHED;
    }

    /** Japanese modifiers stand in extensions of the resource, the code or one coding; some servers add a coding. */
    private boolean hasSuspectedModifier(JsonNode tree, JsonNode code) throws Unreadable {
        List<JsonNode> holders = new ArrayList<>(List.of(tree, code));
        holders.addAll(Elements.objects(code, "coding"));
        List<Codings.Coding> modifiers = new ArrayList<>(Codings.of(code));
        for (JsonNode holder : holders) {
            collectModifiers(holder, modifiers);
        }
        return modifiers.stream().anyMatch(m -> tables.isSuspectedModifier(m.system(), m.code()));
    }

    private static void collectModifiers(JsonNode holder, List<Codings.Coding> modifiers) throws Unreadable {
        for (JsonNode extension : Elements.objects(holder, "extension")) {
            JsonNode concept = Elements.object(extension, "valueCodeableConcept");
            if (concept != null) {
                modifiers.addAll(Codings.of(concept));
            }
            JsonNode coding = Elements.object(extension, "valueCoding");
            String system = coding == null ? null : Elements.text(coding, "system");
            String modifier = coding == null ? null : Elements.text(coding, "code");
            if (system != null && modifier != null) {
                modifiers.add(new Codings.Coding(system, modifier, null));
            }
            collectModifiers(extension, modifiers);
        }
    }

    /** A disease in remission is still there. */
    private static boolean hasEnded(JsonNode tree) throws Unreadable {
        String clinical = statusCode(tree, "clinicalStatus");
        boolean abated = List.of(
                        "abatementDateTime", "abatementPeriod", "abatementAge", "abatementRange", "abatementString")
                .stream()
                .anyMatch(name -> Elements.any(tree, name) != null);
        return abated || "resolved".equals(clinical) || "inactive".equals(clinical);
    }

    /** A status that is plain text is another FHIR version's. */
    private static @Nullable String statusCode(JsonNode tree, String element) throws Unreadable {
        JsonNode status = Elements.any(tree, element);
        if (status == null) {
            return null;
        }
        if (status.isTextual()) {
            throw new Unreadable(ReadReason.FHIR_VERSION);
        }
        if (!status.isObject()) {
            throw new Unreadable(ReadReason.MALFORMED);
        }
        List<JsonNode> codings = Elements.objects(status, "coding");
        return codings.isEmpty() ? null : Elements.text(codings.get(0), "code");
    }

    private @Nullable Moment firstTime(JsonNode tree, Draft draft) throws Unreadable {
        Moment onset = time(tree, "onsetDateTime", "onsetPeriod", "start");
        String recorded = Elements.text(tree, "recordedDate");
        String written = Elements.text(tree, "onsetDateTime");
        draft.effective = written != null ? written : recorded;
        return onset != null ? onset : FhirTimes.looseMoment(recorded, settings);
    }

    private @Nullable Moment time(JsonNode tree, String dateTime, String period, String side) throws Unreadable {
        String text = Elements.text(tree, dateTime);
        JsonNode span = Elements.object(tree, period);
        if (text == null && span != null) {
            text = Elements.text(span, side);
        }
        return FhirTimes.looseMoment(text, settings);
    }
}
