package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Sex;

/** Reads the Patient resource. */
final class PatientReader implements ResourceReader {
    private final ReaderSettings settings;

    PatientReader(ReaderSettings settings) {
        this.settings = settings;
    }

    @Override
    public String patientElement() {
        return ""; // the patient is the resource itself
    }

    @Override
    public List<String> foreignElements() {
        return List.of("animal", "careProvider");
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        boolean deceased =
                Elements.any(tree, "deceasedDateTime") != null || Elements.bool(tree, "deceasedBoolean", false);
        draft.person = new Person(
                FhirTimes.looseMoment(Elements.text(tree, "birthDate"), settings),
                sexOf(Elements.text(tree, "gender")),
                Elements.bool(tree, "active", true),
                deceased,
                replacedBy(tree),
                draft.reference());
    }

    private static Sex sexOf(@Nullable String gender) {
        return switch (gender == null ? "" : gender.toLowerCase(Locale.ROOT)) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            case "other" -> Sex.OTHER;
            default -> Sex.UNKNOWN;
        };
    }

    private static @Nullable String replacedBy(JsonNode tree) throws Unreadable {
        for (JsonNode link : Elements.objects(tree, "link")) {
            if ("replaced-by".equals(Elements.text(link, "type"))) {
                JsonNode other = Elements.object(link, "other");
                String reference = other == null ? null : Elements.text(other, "reference");
                return reference == null ? "?" : reference.substring(reference.lastIndexOf('/') + 1);
            }
        }
        return null;
    }
}
