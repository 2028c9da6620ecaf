package org.rheumaroute.cli;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.cli.foreign.ForeignFiles;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.table.TaskDefinition;

/** What {@code import} makes of a foreign model, and what it says to a wrong one. */
class ImportCommandTest {
    private static final Path HOME = Path.of("target");
    private static final List<Engine> ENGINES = List.of(new BoosterEngine());

    @TempDir
    static Path given;

    @TempDir
    Path temp;

    private static Path model;
    private static Path rows;
    private static Path card;

    @BeforeAll
    static void makeTheForeignFiles() throws Exception {
        ForeignFiles files =
                new ForeignFiles(given, TaskDefinition.of(TaskId.UA_PROGRESSION).schema());
        model = files.trees();
        rows = files.rows();
        card = files.card(TaskId.UA_PROGRESSION);
    }

    @Test
    void aForeignBoosterBecomesAPackageThatLoadsElsewhere() throws Exception {
        Run run = bringIn(model, card, rows);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode told = new ObjectMapper().readTree(run.out());
        try (LoadedPackage loaded =
                new PackageLoader(TrustedKeys.read(temp.resolve("keys")), ENGINES).load(temp.resolve("out"))) {
            assertThat(loaded.packageRef().sha256())
                    .isEqualTo(told.path("sha256").asText());
            assertThat(loaded.card().limits()).anyMatch(limit -> limit.contains("interval says nothing"));
        }
        assertThat(temp.resolve("out.new")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a child that points elsewhere, '\"left_children\":[1', '\"left_children\":[99999', structure",
        "another objective, binary:logistic, reg:squarederror, structure",
        "another width, '\"num_feature\":\"15\"', '\"num_feature\":\"14\"', structure",
        "no JSON, '{', '[', structure"
    })
    void aWrongModelIsRefusedByItsCheck(String what, String from, String to, String check) throws IOException {
        String text = Files.readString(model);
        assertThat(text).contains(from);
        Path wrong = Files.writeString(
                temp.resolve("wrong.json"), text.replaceFirst(java.util.regex.Pattern.quote(from), to));
        assertRefused(bringIn(wrong, card, rows), check);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a column too many, 1, ',extra', 'column ''extra'' is no input of the task'",
        "a cell too many, 2, ',1', 'row 1 has 17 cells'",
        "no number, 3, 'x', 'row 2, column haq-di: not a number'"
    })
    void wrongRowsAreRefusedByRowAndColumn(String what, int line, String more, String said) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(rows));
        lines.set(line, lines.get(line) + more);
        Run run = bringIn(model, card, Files.write(temp.resolve("wrong.csv"), lines));
        assertRefused(run, said);
        assertThat(run.err()).doesNotContain("3.0x");
    }

    @Test
    void aCardOfAnotherQuestionIsRefused() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("other"));
        Path other = new ForeignFiles(
                        folder, TaskDefinition.of(TaskId.UA_PROGRESSION).schema())
                .card(new TaskId("rrp"));
        assertRefused(bringIn(model, other, rows), "the card answers rrp");
    }

    @Test
    void aFileThatIsNoNetIsRefused() throws IOException {
        Path net = Files.write(temp.resolve("net.onnx"), new byte[] {7, 7});
        assertRefused(bringIn(net, card, rows), "no ONNX file");
    }

    @Test
    void treesAfterTheBestRoundAreRefusedForPythonWouldLeaveThemOut() throws IOException {
        String text = Files.readString(model);
        assertThat(text).contains("\"attributes\":{}");
        String stopped = text.replace("\"attributes\":{}", "\"attributes\":{\"best_iteration\":\"2\"}");
        Path early = Files.writeString(temp.resolve("early.json"), stopped);
        assertRefused(bringIn(early, card, rows), "best round is 3, but it holds 5 trees");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectory(temp.resolve("out"));
        Run run = bringIn(model, card, rows);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("never overwritten");
    }

    private void assertRefused(Run run, String said) {
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(temp.resolve("out")).doesNotExist();
    }

    /** In this JVM but for one test: each child costs a second. */
    private Run bringIn(Path modelFile, Path cardFile, Path rowsFile) {
        boolean alone = modelFile.equals(model) && cardFile.equals(card) && rowsFile.equals(rows);
        if (!alone) {
            System.setProperty("rheumaroute.import.child", "true");
        }
        try {
            return Run.of(
                    HOME,
                    "import",
                    "--task",
                    "ua-progression",
                    "--model",
                    modelFile.toString(),
                    "--card-file",
                    cardFile.toString(),
                    "--rows",
                    rowsFile.toString(),
                    "--keys",
                    temp.resolve("keys").toString(),
                    "--out",
                    temp.resolve("out").toString());
        } finally {
            System.clearProperty("rheumaroute.import.child");
        }
    }
}
