package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;

/** Finds the one concept that a CodeableConcept means, and refuses when its codings mean several. */
final class ConceptResolver {
    private final CodeTables tables;

    ConceptResolver(CodeTables tables) {
        this.tables = tables;
    }

    /**
     * The concept; empty when no coding is ours. Diseases agree when their group does: gout and osteoarthritis are
     * both exclusions.
     */
    Optional<CodeMatch> find(JsonNode code) throws Unreadable {
        List<CodeMatch> matches = new ArrayList<>();
        for (Codings.Coding coding : Codings.of(code)) {
            CodeMatch match = tables.find(coding.system(), coding.code()).orElse(null);
            if (match != null) {
                check(match.row(), coding, code);
                matches.add(match);
            }
        }
        for (CodeMatch match : matches) {
            if (!agree(match, matches.get(0))) {
                throw new Unreadable(ReadReason.CODINGS_DISAGREE);
            }
        }
        return matches.stream().findFirst();
    }

    /** Every disease that a coding of a Condition means, however contradictory; looks at JSON of any shape. */
    List<String> diseasesNamedIn(JsonNode condition) {
        List<String> diseases = new ArrayList<>();
        for (JsonNode coding : condition.path("code").path("coding")) {
            String system = coding.path("system").asText("");
            String code = coding.path("code").asText("");
            if (!system.isBlank() && !code.isBlank()) {
                tables.find(system, code)
                        .map(CodeMatch::concept)
                        .filter(concept -> concept.kind() == Concept.Kind.DISEASE)
                        .ifPresent(concept -> diseases.add(concept.name()));
            }
        }
        return diseases;
    }

    private static boolean agree(CodeMatch one, CodeMatch other) {
        Concept a = one.concept();
        Concept b = other.concept();
        boolean sameGroup = !a.group().isEmpty() && a.group().equals(b.group());
        return sameGroup || (a.equals(b) && one.row().scaleMax() == other.row().scaleMax());
    }

    private static void check(CodeRow row, Codings.Coding coding, JsonNode code) throws Unreadable {
        if (row.unlessDisplay() != null && Codings.anyDisplay(code, row.unlessDisplay())) {
            throw new Unreadable(ReadReason.OTHER_TEST);
        }
        String specimen = CodeTables.specimenOf(row, coding.code()).orElse(null);
        if (specimen != null && !row.specimens().isEmpty() && !row.specimens().contains(specimen)) {
            throw new Unreadable(ReadReason.SPECIMEN_NOT_BLOOD);
        }
    }
}
