package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.model.packages.SigningKey;

/** What {@code train} and {@code score} say to a wrong cohort and to a package that must not be used. */
class PackageBadInputTest {
    /** Kept between runs: unpacking PyTorch takes seconds. */
    private static final Path HOME = Path.of("target", "home-of-tests");

    @TempDir
    static Path work;

    private static Path cohort;
    private static Path trained;
    private static Path keys;
    private static Path patients;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainAPackage() throws Exception {
        Files.createDirectories(HOME);
        cohort = work.resolve("cohort.csv");
        trained = work.resolve("package");
        keys = work.resolve("keys");
        patients = work.resolve("patients");
        assertThat(synth("csv", 300, cohort).exit()).isZero();
        assertThat(synth("fhir", 12, patients).exit()).isZero();
        Run run = train(cohort, trained);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).path("demonstration").asBoolean())
                .isTrue();
    }

    @Test
    void theUndamagedPackageScores() {
        Run run = score(trained, keys, "ua-progression");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"outcome\":\"scored\"");
    }

    @Test
    void aBitThatFlippedInTheWeightsIsNamed() throws IOException {
        Path copy = copy();
        Path weights = weightsOfAMember(copy);
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);
        assertRefused(
                score(copy, keys, "ua-progression"),
                "sha256 failed",
                weights.getFileName().toString());
    }

    @Test
    void aPackageWithoutSignatureIsNotUsed() throws IOException {
        Path copy = copy();
        Files.delete(copy.resolve("manifest.sig"));
        assertRefused(score(copy, keys, "ua-progression"), "the package is not used", "manifest.sig");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path copy = copy();
        Path weights = weightsOfAMember(copy);
        Files.delete(weights);
        assertRefused(
                score(copy, keys, "ua-progression"),
                "files failed",
                weights.getFileName().toString());
    }

    /** Which members have a share, and so a folder, is up to the table. */
    private static Path weightsOfAMember(Path trained) throws IOException {
        try (Stream<Path> files = Files.walk(trained.resolve("members"))) {
            return files.filter(f -> List.of("model.json", "net.onnx")
                            .contains(f.getFileName().toString()))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aPackageOfAnUnknownSignerIsNotUsed() throws IOException {
        Path others = folder.resolve("other-keys");
        SigningKey.generate().write(others, "other");
        assertRefused(score(trained, others, "ua-progression"), "not among the trusted keys");
    }

    @Test
    void aFolderWithoutKeysAndOneThatIsMissingAreTold() throws IOException {
        Path none = Files.createDirectories(folder.resolve("no-keys"));
        assertRefused(score(trained, none, "ua-progression"), "not among the trusted keys");
        assertRefused(score(trained, folder.resolve("missing"), "ua-progression"), "trusted keys", "missing");
    }

    @ParameterizedTest
    @CsvSource({"d2t-ra, answers ua-progression", "UA Progression!, task"})
    void anotherTaskIsNotAnswered(String task, String said) {
        assertRefused(score(trained, keys, task), said);
    }

    @Test
    void aFolderThatIsNoPackageIsTold() {
        assertRefused(score(folder.resolve("missing"), keys, "ua-progression"), "no model package at");
        assertRefused(score(folder, keys, "ua-progression"), "the package is not used");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a text for a number, 3, 3, high, 'line 3, column ''female'', must be a number'",
        "a value out of range, 4, 2, 300, 'line 4, column ''age[a]'', is outside 18.0 to 110.0 a'",
        "a wrong unit, 2, 7, crp[mg/dL], 'line 2, column ''crp[mg/dL]'', column 8 must be ''crp[mg/L]'''",
        "an outcome of 2, 5, 17, 2, 'line 5, column ''outcome-ra'', must be 0 or 1'",
        "not a number, 6, 7, NaN, 'line 6, column ''crp[mg/L]'', must be a number'"
    })
    void aWrongCohortIsRefusedByLineColumnAndReason(String what, int line, int cell, String put, String said)
            throws IOException {
        Path wrong = Files.write(folder.resolve("wrong.csv"), withCell(Files.readAllLines(cohort), line, cell, put));
        Path out = folder.resolve("out");
        assertRefused(train(wrong, out), said);
        assertThat(out).doesNotExist();
    }

    @Test
    void aCohortThatIsMissingOrBinaryIsTold() throws IOException {
        assertRefused(train(folder.resolve("missing.csv"), folder.resolve("out")), "no such cohort file");
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused(train(binary, folder.resolve("out")), "not UTF-8");
    }

    @Test
    void aPackageIsValidatedOnOtherPatientsBeforeAndAfterRecalibration() throws IOException {
        Path others = folder.resolve("others.csv");
        assertThat(synthOf("csv", 400, 6, others).exit()).isZero();
        Path page = folder.resolve("report.html");
        Run run = local("validate", others, "--recalibrate-on", "150", "--seed", "3", "--report", page.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).path("evaluations"))
                .hasSize(2)
                .allSatisfy(
                        e -> assertThat(e.path("candidates").get(0).path("auc").asDouble())
                                .isGreaterThan(0.5));
        assertThat(page).content().contains("Research use").contains("Invented data");
    }

    @Test
    void aPackageIsRecalibratedIntoANewOneThatScores() throws IOException {
        Path fresh = folder.resolve("fresh");
        Run run = local("recalibrate", cohort, "--keys", keys.toString(), "--out", fresh.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).path("version").asText())
                .isEqualTo("0.1.1");
        assertThat(score(fresh, keys, "ua-progression").exit()).isZero();
        assertRefused(
                local("recalibrate", cohort, "--keys", keys.toString(), "--out", fresh.toString()),
                "never overwritten");
    }

    @Test
    void localCasesThatCannotBeUsedAreTold() throws IOException {
        Path few = Files.write(
                folder.resolve("few.csv"), Files.readAllLines(cohort).subList(0, 12));
        String out = folder.resolve("out").toString();
        assertRefused(local("recalibrate", few, "--keys", keys.toString(), "--out", out), "too few local cases");
        assertRefused(local("validate", cohort, "--recalibrate-on", "100000"), "leaves none");
        assertRefused(local("validate", folder.resolve("missing.csv")), "no such cohort file");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aWrongTaskFileIsToldByLineFieldAndReason() throws IOException {
        Path file = Files.writeString(folder.resolve("task.yaml"), "task: x\ncolour: red\n");
        Run run = Run.of(
                HOME,
                "train",
                "--task-file",
                file.toString(),
                "--cohort",
                cohort.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--seed",
                "1");
        assertRefused(run, "line 2, field 'colour', is not known");
    }

    @Test
    void aCandidateThatDoesNotExistIsNamed() {
        Run run = Run.of(
                HOME,
                "train",
                "--task",
                "ua-progression",
                "--cohort",
                cohort.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--seed",
                "1",
                "--keys",
                keys.toString(),
                "--candidates",
                "oracle");
        assertRefused(run, "no candidate 'oracle'", "xgboost");
    }

    private static Run local(String verb, Path csv, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                verb, "--package", trained.toString(), "--cohort", csv.toString(), "--trusted-keys", keys.toString()));
        arguments.addAll(List.of(more));
        return Run.of(HOME, arguments.toArray(String[]::new));
    }

    @Test
    void aPackageIsNeverOverwritten() {
        assertRefused(train(cohort, trained), "never overwritten");
    }

    private static List<String> withCell(List<String> lines, int line, int cell, String put) {
        String[] cells = lines.get(line - 1).split(",", -1);
        cells[cell] = put;
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i == line - 1 ? String.join(",", cells) : lines.get(i))
                .toList();
    }

    private static void assertRefused(Run run, String... said) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("copy");
        FileTrees.copy(trained, copy, file -> false);
        return copy;
    }

    private static Run score(Path model, Path trusted, String task) {
        return Run.of(
                HOME,
                "score",
                "--json",
                "--task",
                task,
                "--package",
                model.toString(),
                "--trusted-keys",
                trusted.toString(),
                patients.toString());
    }

    private static Run train(Path csv, Path out) {
        return Run.of(
                HOME,
                "train",
                "--task",
                "ua-progression",
                "--cohort",
                csv.toString(),
                "--out",
                out.toString(),
                "--seed",
                "7",
                "--keys",
                keys.toString(),
                "--protocol",
                "quick",
                "--candidates",
                "logistic-regression,xgboost,mlp");
    }

    private static Run synth(String format, int patients, Path out) {
        return synthOf(format, patients, 5, out);
    }

    private static Run synthOf(String format, int patients, int seed, Path out) {
        return Run.of(
                HOME,
                "synth",
                "--cohort",
                "demo",
                "--patients",
                Integer.toString(patients),
                "--seed",
                Integer.toString(seed),
                "--format",
                format,
                "--out",
                out.toString());
    }
}
