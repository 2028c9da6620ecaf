package org.rheumaroute.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cli.Verb;

/**
 * The survey of a small invented folder, held by golden files. After a wanted change write them anew with {@code
 * -Drheumaroute.golden.write=true} and read the difference.
 */
class SurveyGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/survey");

    @TempDir
    static Path work;

    private static String json;
    private static String page;

    @BeforeAll
    static void surveysTheFolder() throws IOException {
        Path html = work.resolve("survey.html");
        Verb.Run run = Verb.run(
                "survey",
                FOLDER.resolve("records").toString(),
                "--json",
                "--html",
                html.toString(),
                "--as-of",
                "2026-06-10");
        assertThat(run.status()).as(run.err()).isZero();
        json = run.out();
        page = Files.readString(html);
    }

    @Test
    void theJsonIsTheGoldenOne() throws IOException {
        compare(json, "survey.json");
    }

    @Test
    void thePageIsTheGoldenOne() throws IOException {
        compare(page, "survey.html");
    }

    @Test
    void namesNoPatientAndShowsNoRareText() {
        for (String text : List.of(json, page)) {
            assertThat(text)
                    .doesNotContain("secret-")
                    .doesNotContain("発明")
                    .doesNotContain("1952-02")
                    .contains("関節リウマチ疑い（外来）");
        }
    }

    @Test
    void thePageAsksForNothingElseAndShowsMarkupAsText() {
        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("default-src 'none'")
                .doesNotContainPattern("(src|href)=");
    }

    @Test
    void theNumbersAddUp() throws IOException {
        JsonNode survey = new ObjectMapper().readTree(json);

        assertThat(sum(survey.path("resourceTypes")))
                .isEqualTo(survey.path("resources").asInt());
        int fates = 0;
        for (JsonNode fate : survey.path("dispositions")) {
            fates += fate.path("count").asInt();
        }
        assertThat(fates).isEqualTo(survey.path("resources").asInt());
        int patients = survey.path("patients").asInt();
        assertThat(survey.path("mayBeScored").asInt() + sum(survey.path("declines")))
                .isEqualTo(patients);
        for (JsonNode feature : survey.path("features")) {
            assertThat(feature.path("known").asInt() + sum(feature.path("missing")))
                    .as(feature.path("feature").asText())
                    .isEqualTo(patients);
        }
    }

    @Test
    void tellsWhyEachPatientLacksCrp() throws IOException {
        JsonNode crp = null;
        for (JsonNode feature : new ObjectMapper().readTree(json).path("features")) {
            crp = feature.path("feature").asText().equals("crp") ? feature : crp;
        }

        assertThat(crp).isNotNull();
        assertThat(crp.path("missing").toString())
                .isEqualTo("{\"no-result-yet\":1,\"not-on-record\":1,\"too-old\":1,\"unit-missing\":1}");
    }

    @Test
    void findsWhatIsWorthMappingAndLeavesTheRest() throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode code : new ObjectMapper().readTree(json).path("worthMapping")) {
            found.add(code.path("code").asText() + "=" + code.path("looksLike").asText() + " "
                    + code.path("count").asInt());
        }

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "LAB-0101=crp 4", "LAB-0303=esr 1", "JOINT-28=sjc28 1", "D-17=methotrexate 1")
                .startsWith("LAB-0101=crp 4");
    }

    /** What the survey advised, done: the code is mapped now and the patients have the input. */
    @Test
    void mapsWhatTheSiteFileNames() throws IOException {
        Path site = Files.writeString(
                work.resolve("site.yaml"),
                "site: invented\ncodes:\n  - {concept: crp, system: 'urn:oid:1.2.392.200119.9.99.1', code: LAB-0101}\n");

        Verb.Run run = Verb.run(
                "survey",
                FOLDER.resolve("records").toString(),
                "--json",
                "--as-of",
                "2026-06-10",
                "--site",
                site.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("\"looksLike\" : \"crp\"");
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    private static void compare(String actual, String name) throws IOException {
        Path golden = FOLDER.resolve(name);
        if (Boolean.getBoolean("rheumaroute.golden.write")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
