package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.rheumaroute.fhir.code.OptOutFlags;

/**
 * Reads whether a Flag forbids the use. An active flag counts whatever its period says, and one that names an opt-out
 * but must be refused counts too: on doubt the patient has opted out.
 */
final class FlagReader implements ResourceReader {
    @Override
    public String patientElement() {
        return "subject";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("patient");
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        if (!namesOptOut(tree)) {
            throw new Unreadable(ReadReason.CODE_NOT_MAPPED);
        }
        switch (String.valueOf(Elements.text(tree, "status"))) {
            case "active" -> draft.optsOut = true;
            case "inactive" -> throw new Unreadable(ReadReason.NOT_IN_FORCE);
            case "entered-in-error" -> throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
            default -> throw new Unreadable(ReadReason.STATUS_INVALID);
        }
        draft.concepts.add("flag");
        draft.values.add("opt-out");
    }

    /** Whether a code or the text says that the patient opted out; looks at JSON of any shape. */
    static boolean namesOptOut(JsonNode tree) {
        JsonNode code = tree.path("code");
        for (JsonNode coding : code.path("coding")) {
            String display = coding.path("display").asText("");
            boolean isOptOut = OptOutFlags.bundled()
                            .isOptOut(
                                    coding.path("system").asText(""),
                                    coding.path("code").asText(""))
                    || OptOutFlags.bundled().isOptOut(display);
            if (isOptOut) {
                return true;
            }
        }
        return OptOutFlags.bundled().isOptOut(code.path("text").asText(""));
    }
}
