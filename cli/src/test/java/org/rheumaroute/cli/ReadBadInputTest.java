package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no FHIR: each is told on one line with its reason, and does not stop the files beside it. */
class ReadBadInputTest {
    private static final String GOOD =
            "{\"resourceType\":\"Patient\",\"id\":\"invented-1\",\"gender\":\"female\",\"birthDate\":\"1970-01-01\"}";
    private static final String TWICE = "{\"resourceType\":\"Patient\",\"id\":\"invented-1\",\"id\":\"invented-2\"}";

    @TempDir
    Path folder;

    private static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("not JSON", utf8("this is no JSON"), "not-json"),
                Arguments.of("a gateway's page", utf8("<html><body>502</body></html>"), "not-json"),
                Arguments.of("truncated", utf8(GOOD.substring(0, GOOD.length() - 9)), "not-json"),
                Arguments.of("empty", new byte[0], "not-json"),
                Arguments.of("binary", HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"), "encoding"),
                Arguments.of("a key twice", utf8(TWICE), "duplicate-key"),
                Arguments.of("JSON but no resource", utf8("{\"hello\":\"world\"}"), "not-a-resource"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void aFileThatCannotBeReadIsRefusedWithItsReason(String what, byte[] content, String reason) throws IOException {
        Path file = Files.write(folder.resolve("bad.json"), content);
        Run run = Run.of(folder, "read", "--json", file.toString());
        assertThat(run.exit()).isZero();
        JsonNode line = json(run.lines().get(0));
        assertThat(line.path("disposition").asText()).isEqualTo("refused");
        assertThat(line.path("reason").asText()).isEqualTo(reason);
        assertThat(totals(run).path("refused").asLong()).isEqualTo(1);
        assertThat(totals(run).path("resources").asLong()).isEqualTo(1);
    }

    @Test
    void aBadFileDoesNotStopTheGoodOnesBesideIt() throws IOException {
        Files.writeString(folder.resolve("1-bad.json"), "{\"resourceType\":");
        Files.writeString(folder.resolve("2-good.json"), GOOD);
        Run run = Run.of(folder, "read", "--json", folder.toString());
        assertThat(run.exit()).isZero();
        assertThat(totals(run).path("files").asLong()).isEqualTo(2);
        assertThat(totals(run).path("read").asLong()).isEqualTo(1);
        assertThat(totals(run).path("refused").asLong()).isEqualTo(1);
    }

    @Test
    void aResourceThatWasReadTellsItsCautionAndNullWhenItHasNone() throws IOException {
        Files.writeString(folder.resolve("site.yaml"), "site: invented\npreliminary: read\n");
        Path records = Files.createDirectory(folder.resolve("records"));
        Files.writeString(records.resolve("1.json"), GOOD);
        Files.writeString(
                records.resolve("2.json"),
                "{\"resourceType\":\"Observation\",\"id\":\"a\",\"status\":\"preliminary\",\"code\":{\"coding\":[{"
                        + "\"system\":\"http://loinc.org\",\"code\":\"1988-5\"}]},\"subject\":{\"reference\":"
                        + "\"Patient/invented-1\"},\"effectiveDateTime\":\"2026-06-01\",\"valueQuantity\":{"
                        + "\"value\":9.4,\"unit\":\"mg/L\"}}");

        Run run = Run.of(
                folder, "read", "--json", "--site", folder.resolve("site.yaml").toString(), records.toString());

        assertThat(run.exit()).isZero();
        assertThat(json(run.lines().get(0)).path("caution").isNull()).isTrue();
        assertThat(json(run.lines().get(1)).path("caution").asText()).isEqualTo("preliminary");
    }

    @Test
    void aJointThatIsNotCountedTellsHowManyAreMissing() throws IOException {
        Files.writeString(
                folder.resolve("1.json"),
                "{\"resourceType\":\"Observation\",\"id\":\"a\",\"status\":\"final\",\"code\":{\"coding\":[{"
                        + "\"system\":\"http://loinc.org\",\"code\":\"88984-0\"}]},\"subject\":{\"reference\":"
                        + "\"Patient/invented-1\"},\"effectiveDateTime\":\"2026-06-01\",\"valueBoolean\":true,"
                        + "\"bodySite\":{\"coding\":[{\"system\":\"urn:rheumaroute:items\",\"code\":\"left-knee\"}]}}");

        JsonNode line =
                json(Run.of(folder, "read", "--json", folder.toString()).lines().get(0));

        assertThat(line.path("reason").asText()).isEqualTo("joints-incomplete");
        assertThat(line.path("detail").asText()).startsWith("sjc28: 27 of 28 joints have no clear answer: left-elbow");
    }

    @Test
    void aPathThatDoesNotExistIsRefusedByName() {
        Run run =
                Run.of(folder, "read", "--json", folder.resolve("nothing-here").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no such file or folder").contains("nothing-here");
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void readingNothingIsWrongUse() {
        Run run = Run.of(folder, "read");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("PATH");
        assertThat(run.out()).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode totals(Run run) throws IOException {
        return json(run.lines().get(run.lines().size() - 1)).path("totals");
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }
}
