package org.rheumaroute.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);

    @TempDir
    private Path folder;

    @Test
    void writesTheSameTableTwice() throws IOException {
        Path one = folder.resolve("new/one.csv");
        Path two = folder.resolve("two.csv");

        Synth.write("demo", 50, 3, Synth.Format.CSV, one, AS_OF, done -> {});
        Synth.write("demo", 50, 3, Synth.Format.CSV, two, AS_OF.plusYears(1), done -> {});

        assertThat(one).hasSameBinaryContentAs(two);
        assertThat(Files.readAllLines(one)).hasSize(52);
    }

    @Test
    void writesOneRecordAPatientAnExpectationAndANotice() throws IOException {
        List<Integer> progress = new ArrayList<>();
        Synth.write("answer-like", 12, 3, Synth.Format.FHIR, folder.resolve("records"), AS_OF, progress::add);

        try (Stream<Path> files = Files.list(folder.resolve("records"))) {
            assertThat(files).hasSize(14);
        }
        assertThat(progress).hasSize(12).last().isEqualTo(12);
        assertThat(folder.resolve("records/README.md")).content().contains("No real patient", "class-first");
        JsonNode manifest = new ObjectMapper()
                .readTree(folder.resolve("records/expectations.json").toFile());
        assertThat(manifest.path("notice").asText()).contains("invented");
        assertThat(manifest.path("patients")).hasSize(12);
        int total = 0;
        for (JsonNode count : manifest.path("totals")) {
            total += count.asInt();
        }
        assertThat(total).isEqualTo(12);
    }

    @Test
    void doesNotMixTwoRunsInOneFolder() throws IOException {
        Synth.write("demo", 2, 3, Synth.Format.FHIR, folder.resolve("records"), AS_OF, done -> {});

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() ->
                        Synth.write("demo", 1, 3, Synth.Format.FHIR, folder.resolve("records"), AS_OF, done -> {}))
                .withMessageContaining("not empty");
    }

    @Test
    void refusesAnUnknownCohortBeforeItWritesAnything() {
        Path file = folder.resolve("x.csv");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Synth.write("kurama", 1, 1, Synth.Format.CSV, file, AS_OF, done -> {}));
        assertThat(file).doesNotExist();
    }
}
