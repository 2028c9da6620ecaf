package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynthCommandTest {
    @TempDir
    Path home;

    @Test
    void printsAndWritesHowWellTheOutcomeCanBeKnown() throws IOException {
        Run run = synth("--cohort answer-like --truth nonlinear --seropositive --missing at-random");

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .contains("answer-like-nonlinear-seropositive-missing-at-random (probability-first)")
                .containsPattern("best reachable AUC 0\\.\\d{3}");
        assertThat(run.out()).contains("200 invented patients");
        assertThat(Files.readAllLines(home.resolve("cohort.csv")).get(0))
                .startsWith("# invented data")
                .contains("best reachable AUC");
    }

    @Test
    void takesSomeOfTheShifts() {
        Run run = synth("--cohort kurama-like --truth linear --shift reader,assay");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("kurama-like-linear-shift-assay-reader");
    }

    /** The short names are the plain site with a truth. */
    @Test
    void aShortNameGivesTheSameFile() throws IOException {
        synth("--cohort linear-truth");
        byte[] named = Files.readAllBytes(home.resolve("cohort.csv"));
        synth("--cohort plain --truth linear");

        assertThat(home.resolve("cohort.csv")).hasBinaryContent(named);
    }

    @ParameterizedTest
    @CsvSource({"response-tnfi", "response-abatacept", "response-il6r", "response-jaki", "rrp"})
    void inventsStartersOfTargetedDrugs(String task) throws IOException {
        Run run = synth("--cohort " + task + " --signature-effect 0.4 --expression-share 0.5");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).containsPattern(task + ": best reachable AUC 0\\.\\d{3}");
        assertThat(Files.readAllLines(home.resolve("cohort.csv")))
                .hasSize(202)
                .first()
                .asString()
                .startsWith("# invented data");
    }

    @ParameterizedTest
    @CsvSource({"response-tnfi", "rrp"})
    void inventsStartersAsFhirThatTheD2tVerbReads(String task) throws IOException {
        Path folder = home.resolve("records");
        Run run = Run.of(
                home,
                ("synth --cohort " + task + " --patients 20 --seed 1 --format fhir --as-of 2026-11-24 --out " + folder)
                        .split(" "));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(folder.resolve("README.md")).content().contains("invented", "--cohort " + task);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(22);
        }
        Run d2t = Run.of(home, "d2t", folder.toString(), "--as-of", "2026-11-24", "--json");
        assertThat(d2t.out().lines()).hasSize(21);
        assertThat(d2t.out()).contains("\"no-ra\":1").contains("not-met");
    }

    @ParameterizedTest
    @CsvSource({
        "--cohort rrp --truth linear, do not belong to starters",
        "--cohort rrp --expression-share 2, measured must be 0 to 1",
        "--cohort demo --signature-effect 1, belong to cohorts of starters",
        "--cohort linear-truth --truth nonlinear, cannot be nonlinear",
        "--cohort demo --missing at-random, the demo cohort is fixed",
        "--cohort answer-like --shift none, no site shift to choose from",
        "--cohort kurama-like --shift weather, 'prevalence, assay, reader'",
        "--cohort answer-like --truth bent, 'class-first, linear, nonlinear'",
        "--cohort answer-like --missing sometimes, 'not-at-random, at-random'"
    })
    void refusesOptionsThatContradictOrDoNotExist(String options, String reason) {
        Run run = synth(options);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(reason).doesNotContain("\tat ");
        assertThat(home.resolve("cohort.csv")).doesNotExist();
    }

    private Run synth(String options) {
        String rest = " --patients 200 --seed 1 --format csv --out " + home.resolve("cohort.csv");
        return Run.of(home, ("synth " + options + rest).split(" "));
    }
}
