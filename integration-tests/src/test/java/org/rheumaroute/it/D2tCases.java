package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The invented patients of {@code cases/d2t} as records of an EHR: each under an id of its own, every date moved so that
 * the day of the question is today; the age stays what it was.
 */
final class D2tCases {
    private static final Path FOLDER = Path.of("..", "fhir-mapping", "src", "test", "resources", "cases", "d2t")
            .toAbsolutePath();
    /** Its mTSS rises by exactly 5 in exactly one year with a leap day, which other years do not have. */
    private static final String EXACTLY_A_YEAR = "19";

    private static final Pattern DAY = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> bundles = new ArrayList<>();
    private final Map<String, String> expected = new TreeMap<>();

    private D2tCases() {}

    static D2tCases on(LocalDate today) throws IOException {
        D2tCases cases = new D2tCases();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String number = file.getFileName().toString().substring(0, 2);
                if (!number.equals(EXACTLY_A_YEAR)) {
                    cases.add(number, JSON.readTree(file.toFile()), today);
                }
            }
        }
        return cases;
    }

    /** One transaction for each patient. */
    List<String> bundles() {
        return bundles;
    }

    /** What the case says should come out: the flag's code, or the reason for which the question is not asked. */
    Map<String, String> expected() {
        return expected;
    }

    static String patient(String number) {
        return "d2t-case-" + number;
    }

    private void add(String number, JsonNode example, LocalDate today) {
        LocalDate asOf = LocalDate.parse(example.path("as-of").asText());
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (JsonNode resource : example.path("resources")) {
            entries.add(entry(resource.deepCopy(), number, asOf, today));
        }
        if (bundle.toString().contains("Patient/p9")) { // the survivor of a merge, without anything to ask about
            ObjectNode survivor =
                    JSON.createObjectNode().put("resourceType", "Patient").put("id", "p9");
            entries.insert(0, entry(survivor.put("active", false), "9", asOf, today));
        }
        bundles.add(bundle.toString().replace("Patient/p9", "Patient/" + patient("9")));
        expected.put(patient(number), example.path("flag").asText());
    }

    private static ObjectNode entry(ObjectNode resource, String number, LocalDate asOf, LocalDate today) {
        boolean isPatient = resource.path("resourceType").asText().equals("Patient");
        resource.remove("meta");
        resource.put(
                "id",
                isPatient
                        ? patient(number)
                        : "case-" + number + "-" + resource.path("id").asText());
        LocalDate birth = resource.has("birthDate")
                ? LocalDate.parse(resource.path("birthDate").asText())
                : null;
        String moved =
                moved(resource.toString().replace("Patient/p1\"", "Patient/" + patient(number) + "\""), asOf, today);
        try {
            ObjectNode result = (ObjectNode) JSON.readTree(moved);
            if (birth != null) {
                result.put("birthDate", born(birth, asOf, today).toString());
            }
            ObjectNode entry = JSON.createObjectNode();
            entry.set("resource", result);
            entry.putObject("request")
                    .put("method", "PUT")
                    .put(
                            "url",
                            result.path("resourceType").asText() + "/"
                                    + result.path("id").asText());
            return entry;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As far from a birthday, and as old then, as the case says. */
    private static LocalDate born(LocalDate birth, LocalDate asOf, LocalDate today) {
        int years = asOf.getYear() - birth.getYear();
        long sinceBirthday = ChronoUnit.DAYS.between(birth.plusYears(years), asOf);
        return today.minusDays(sinceBirthday).minusYears(years);
    }

    private static String moved(String json, LocalDate asOf, LocalDate today) {
        long days = ChronoUnit.DAYS.between(asOf, today);
        Matcher matcher = DAY.matcher(json);
        return matcher.replaceAll(
                found -> "\"" + LocalDate.parse(found.group(1)).plusDays(days));
    }
}
