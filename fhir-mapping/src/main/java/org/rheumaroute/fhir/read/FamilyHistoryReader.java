package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.rheumaroute.fhir.code.CodeMatch;

/**
 * Reads whether a relative has rheumatoid arthritis. A complete history that names no rheumatoid arthritis says
 * that this relative has none; a partial one says nothing.
 */
final class FamilyHistoryReader implements ResourceReader {
    private static final String CONCEPT = "family-history-ra";

    private final ConceptResolver concepts;
    private final ReaderSettings settings;

    FamilyHistoryReader(ConceptResolver concepts, ReaderSettings settings) {
        this.concepts = concepts;
        this.settings = settings;
    }

    @Override
    public String patientElement() {
        return "patient";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("notDone", "subject");
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        boolean isComplete = isComplete(String.valueOf(Elements.text(tree, "status")));
        boolean hasRa = false;
        for (JsonNode condition : Elements.objects(tree, "condition")) {
            JsonNode code = Elements.object(condition, "code");
            CodeMatch match = code == null ? null : concepts.find(code).orElse(null);
            hasRa |= match != null && match.concept().group().equals("ra");
        }
        draft.concepts.add(CONCEPT);
        if (!hasRa && !isComplete) {
            throw new Unreadable(ReadReason.NO_VALUE);
        }
        String date = Elements.text(tree, "date");
        if (date == null) {
            throw new Unreadable(ReadReason.TIME_MISSING);
        }
        FactValue.Finding finding = hasRa ? FactValue.Finding.PRESENT : FactValue.Finding.ABSENT;
        draft.effective = date;
        draft.values.add(finding.code());
        draft.facts.add(new Fact(
                CONCEPT,
                new FactValue.Coded(finding),
                FhirTimes.moment(date, settings),
                draft.issuedOrNull(),
                draft.reference()));
    }

    private static boolean isComplete(String status) throws Unreadable {
        return switch (status) {
            case "completed" -> true;
            case "partial" -> false;
            case "entered-in-error" -> throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
            case "health-unknown" -> throw new Unreadable(ReadReason.NO_VALUE);
            default -> throw new Unreadable(ReadReason.STATUS_INVALID);
        };
    }
}
