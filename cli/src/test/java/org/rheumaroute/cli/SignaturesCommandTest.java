package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb on small invented matrices. */
class SignaturesCommandTest {
    private static final String MATRIX =
            "gene\tA\tB\nOAS3\t800\t8\nMX1\t200\t2\nIFIT3\t50\t1\nTBP\t100\t0\nHPRT1\t400\t9\n";
    private static final String HEADING =
            "sample,patient,collected-on,batch,prednisolone[mg/d],hydroxychloroquine,sulfasalazine\n";

    @TempDir
    Path folder;

    @Test
    void tellsALevelOrWhyThereIsNone() throws IOException {
        JsonNode report = json(run("--panel", "--json", "--platform", "invented panel"));
        assertThat(report.path("notice").asText()).contains("Research use, not a medical device");
        assertThat(report.path("platform").asText()).isEqualTo("invented panel");
        assertThat(score(report, 0).path("level").asDouble()).isBetween(0.0, 0.1);
        assertThat(score(report, 1).path("refused").asText()).isEqualTo("housekeeping-zero");
        assertThat(score(report, 1).path("genes").get(0).asText()).isEqualTo("TBP");
    }

    @Test
    void carriesTheTreatmentsThatMoveAScoreAndNeverTakesUnknownForNo() throws IOException {
        Path sheet =
                Files.writeString(folder.resolve("sheet.csv"), HEADING + "A,p1,2026-06-01,b1,5,yes,\nB,p2,,,,,no\n");
        JsonNode report = json(run("--panel", "--json", "--samples", sheet.toString()));
        JsonNode confounders = score(report, 0).path("confounders");
        assertThat(confounders.path("prednisolone[mg/d]").asText()).isEqualTo("5");
        assertThat(confounders.path("hydroxychloroquine").asText()).isEqualTo("yes");
        assertThat(confounders.path("sulfasalazine").asText()).isEqualTo("unknown");
        assertThat(report.path("samples").get(1).path("collectedOn").asText()).isEqualTo("unknown");
    }

    @Test
    void tellsWhoIsPositiveAgainstHealthyPeople() throws IOException {
        String people = IntStream.range(0, 12).mapToObj(i -> "H" + i).collect(Collectors.joining("\t"));
        String low = IntStream.range(0, 12).mapToObj(i -> "" + (10 + i)).collect(Collectors.joining("\t"));
        String house = IntStream.range(0, 12).mapToObj(i -> "200").collect(Collectors.joining("\t"));
        Path healthy = Files.writeString(
                folder.resolve("healthy.tsv"),
                "gene\t" + people + "\nOAS3\t" + low + "\nMX1\t" + low + "\nIFIT3\t" + low + "\nTBP\t" + house
                        + "\nHPRT1\t" + house + "\n");
        JsonNode report = json(run("--panel", "--json", "--healthy", healthy.toString()));
        assertThat(score(report, 0).path("positive").asBoolean()).isTrue();
        assertThat(report.path("signatures")
                        .get(1)
                        .path("healthy")
                        .path("people")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void refusesWhatItCannotReadInOneSentence() throws IOException {
        assertRefused("is refused: the file has 5 genes, too few for a whole transcriptome", run("--json"));
        assertRefused("--scale must be one of counts, linear, log2, log2-plus-1", run("--panel", "--scale", "tpm"));
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), HEADING + "A,p1,yesterday,,,,\nB,,,,,,\n");
        assertRefused("line 2, column 'collected-on', must be a date", run("--panel", "--samples", sheet.toString()));
        Files.writeString(sheet, HEADING + "A,,,,,,\n");
        assertRefused("1 samples of the matrix have no line", run("--panel", "--samples", sheet.toString()));
        Files.writeString(sheet, HEADING + "A,,,,,maybe,\nB,,,,,,\n");
        assertRefused("must be yes, no or empty", run("--panel", "--samples", sheet.toString()));
        assertRefused(
                "fewer than 10 people",
                run("--panel", "--healthy", folder.resolve("matrix.tsv").toString()));
    }

    private static void assertRefused(String reason, Run run) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(reason).doesNotContain("\tat ");
    }

    private Run run(String... options) throws IOException {
        Path matrix = Files.writeString(folder.resolve("matrix.tsv"), MATRIX);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "signatures";
        arguments[1] = matrix.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Run.of(folder, arguments);
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(String.join("\n", run.lines()));
    }

    private static JsonNode score(JsonNode report, int sample) {
        return report.path("samples").get(sample).path("scores").get(1); // interferon-three
    }
}
