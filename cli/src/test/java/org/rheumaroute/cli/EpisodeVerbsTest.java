package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code episodes} and {@code d2t} over one invented patient: a TNF inhibitor that failed, then a JAK inhibitor. */
class EpisodeVerbsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path records;

    @BeforeEach
    void writeRecord() throws IOException {
        records = Files.createDirectory(folder.resolve("records"));
        Files.writeString(
                records.resolve("p1.ndjson"),
                String.join(
                                "\n",
                                "{'resourceType':'Patient','id':'p1','gender':'female','birthDate':'1965-04-02'}",
                                "{'resourceType':'Condition','id':'c1','subject':{'reference':'Patient/p1'},'code':{'coding':[{"
                                        + "'system':'http://hl7.org/fhir/sid/icd-10','code':'M06.9'}]},'onsetDateTime':'2018-05-01'}",
                                drug("s1", "L04AX03", "active", "{'start':'2019-01-10'}", ""),
                                drug(
                                        "s2",
                                        "L04AB04",
                                        "stopped",
                                        "{'start':'2020-01-10','end':'2021-03-01'}",
                                        ",'statusReason':[{'text':'lack of effect, \\\"flare\\\"'}]"),
                                drug("s3", "L04AF01", "active", "{'start':'2021-03-10'}", ""))
                        .replace('\'', '"'));
    }

    @Test
    void theTableHoldsOneLineAnEpisodeAndQuotesFreeText() {
        Run run = Run.of(folder, "episodes", "--until", "2024-06-01", records.toString());

        assertThat(run.exit()).isZero();
        List<String> lines = run.lines();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .startsWith("# treatment episodes until 2024-06-01")
                .contains("research use");
        assertThat(cell(lines, 3, "drug")).isEqualTo("adalimumab");
        assertThat(cell(lines, 3, "line")).isEqualTo("2");
        assertThat(cell(lines, 3, "stop-category")).isEqualTo("lack-of-effect");
        assertThat(lines.get(3)).contains("\"lack of effect, \"\"flare\"\"\"");
        assertThat(cell(lines, 3, "methotrexate[mg/wk]")).isEmpty();
        assertThat(run.err()).contains("3 episodes of 1 patients, 3 of them without any doubt");
    }

    @Test
    void aJsonLineNamesTheSources() throws IOException {
        Run run = Run.of(folder, "episodes", "--format", "json", "--until", "2024-06-01", records.toString());

        JsonNode episode = JSON.readTree(run.lines().get(1));
        assertThat(episode.path("drug").asText()).isEqualTo("adalimumab");
        assertThat(episode.path("sources").get(0).asText()).isEqualTo("MedicationStatement/s2");
        assertThat(episode.path("month-3-on-drug").asText()).isEqualTo("yes");
        assertThat(episode.path("baseline-cdai").isNull()).isTrue();
    }

    @Test
    void rulesThatAreNoneAreRefused() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "version: \"1\"\nlook-back-days: many\n");

        Run run = Run.of(folder, "episodes", "--rules", rules.toString(), records.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("are not used").contains("many").doesNotContain("\tat ");
    }

    @Test
    void theDefinitionIsAnsweredItemByItem() throws IOException {
        Run run = Run.of(folder, "d2t", "--json", "--as-of", "2024-06-01", records.toString());

        assertThat(run.exit()).isZero();
        JsonNode answer = JSON.readTree(run.lines().get(0));
        assertThat(answer.path("flag").asText()).isEqualTo("not-met");
        assertThat(answer.path("items").get(2).path("item").asText()).isEqualTo("targeted-failure");
        assertThat(answer.path("items").get(2).path("evidence").get(0).asText()).isEqualTo("MedicationStatement/s2");
        assertThat(answer.path("notice").asText()).contains("no probability").contains("not a medical device");
        assertThat(JSON.readTree(run.lines().get(1)).at("/totals/not-met").asInt())
                .isEqualTo(1);
    }

    @Test
    void theTextNamesWhatIsToBeAsked() {
        Run run = Run.of(folder, "d2t", "--as-of", "2024-06-01", records.toString());

        assertThat(run.out())
                .contains("p1\tnot-met")
                .contains("\task\tCriterion 3")
                .contains("Research use");
    }

    private static String cell(List<String> lines, int line, String column) {
        int at = Arrays.asList(lines.get(1).split(",", -1)).indexOf(column);
        return lines.get(line).replaceAll("\"([^\"]|\"\")*\"", "").split(",", -1)[at];
    }

    private static String drug(String id, String atc, String status, String period, String more) {
        return "{'resourceType':'MedicationStatement','id':'" + id + "','status':'" + status
                + "','medicationCodeableConcept':{'coding':[{'system':'http://www.whocc.no/atc','code':'" + atc
                + "'}]},'subject':{'reference':'Patient/p1'},'effectivePeriod':" + period + more + "}";
    }
}
