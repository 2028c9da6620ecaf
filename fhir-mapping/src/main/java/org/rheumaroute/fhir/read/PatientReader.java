package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Sex;

/** Reads the Patient resource. */
final class PatientReader implements ResourceReader {
    private static final Pattern PATIENT =
            Pattern.compile("(https?://.+/)?Patient/([A-Za-z0-9\\-.]{1,64})(/_history/[A-Za-z0-9\\-.]{1,64})?");

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
                replacedBy(draft),
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

    private static @Nullable String replacedBy(Draft draft) throws Unreadable {
        for (JsonNode link : Elements.objects(draft.tree(), "link")) {
            if ("replaced-by".equals(Elements.text(link, "type"))) {
                JsonNode other = Elements.object(link, "other");
                String reference = other == null ? null : Elements.text(other, "reference");
                return reference == null ? Person.UNNAMED : survivor(draft, reference);
            }
        }
        return null;
    }

    /** Another server's patient of the same id is another person. */
    private static String survivor(Draft draft, String reference) {
        Matcher matcher = PATIENT.matcher(reference);
        if (!matcher.matches()) {
            return Person.UNNAMED;
        }
        String server = matcher.group(1);
        boolean isOurs = server == null || server.equals(SubjectDirectory.baseOf(draft.resource.fullUrl()));
        return isOurs ? matcher.group(2) : Person.UNNAMED;
    }
}
