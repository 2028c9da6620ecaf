package org.rheumaroute.fhir.episode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;

/**
 * Invented histories, written by hand as FHIR, with the episodes and outcomes that a clinician would expect; the files in
 * {@code cases/episodes} are the cases. The order of arrival must not matter.
 */
class EpisodeHistoriesTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/cases/episodes");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isReadAsExpected(Path file) throws IOException {
        JsonNode history = JSON.readTree(file.toFile());
        List<String> resources = new ArrayList<>();
        history.get("resources").forEach(resource -> resources.add(resource.toString()));

        assertThat(read(history, resources)).as(history.get("desc").textValue()).isEqualTo(expected(history));

        Collections.reverse(resources);
        assertThat(read(history, resources)).as("in another order").isEqualTo(expected(history));
    }

    @Test
    void thirtyHistoriesAreThere() throws IOException {
        try (Stream<Path> files = files()) {
            assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        }
    }

    private static List<String> expected(JsonNode history) {
        List<String> lines = new ArrayList<>();
        history.get("episodes").forEach(line -> lines.add(line.textValue()));
        history.path("outcomes").forEach(line -> lines.add(line.textValue()));
        return lines;
    }

    private static List<String> read(JsonNode history, List<String> resources) {
        LocalDate until = LocalDate.parse(history.get("until").textValue());
        PatientFacts facts = new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(resources));
        List<TreatmentEpisode> episodes = new TreatmentEpisodes().of(facts, until);
        List<String> lines =
                new ArrayList<>(episodes.stream().map(EpisodeLines::of).toList());
        if (history.has("outcomes")) {
            OutcomeReader outcomes = new OutcomeReader(facts, EpisodeRules.bundled(), until);
            episodes.stream()
                    .filter(episode -> episode.group().isTargeted())
                    .forEach(episode -> lines.addAll(EpisodeLines.of(episode, outcomes.of(episode))));
        }
        return lines;
    }

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".json"))
                .sorted();
    }
}
