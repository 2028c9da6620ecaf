package org.rheumaroute.fhir.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.OutcomeReader;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.TreatmentEpisodes;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.TaskId;

/** Training labels of episodes: the histories in {@code cases/episodes} that name the labels they expect. */
class EpisodeLabelsTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/cases/episodes");

    @Test
    void everyHistoryGivesTheLabelsThatItExpects() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (Path file : files()) {
            JsonNode history = new ObjectMapper().readTree(file.toFile());
            for (JsonNode line : history.path("labels")) {
                String[] words = line.textValue().split(" ", -1);
                expected.add(file.getFileName() + " " + line.textValue());
                given.add(file.getFileName() + " " + words[0] + " " + words[1] + " "
                        + label(history, words[0], words[1]).code());
            }
        }
        assertThat(given).isEqualTo(expected).hasSizeGreaterThan(10);
    }

    @Test
    void aTaskThatIsAboutNoEpisodeHasNoRule() {
        assertThat(EpisodeOutcomeRule.ofTask(TaskId.UA_PROGRESSION)).isEmpty();
    }

    private static EpisodeLabel label(JsonNode history, String drug, String task) {
        List<String> resources = new ArrayList<>();
        history.get("resources").forEach(resource -> resources.add(resource.toString()));
        LocalDate until = LocalDate.parse(history.get("until").textValue());
        PatientFacts facts = new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(resources));
        TreatmentEpisode episode = new TreatmentEpisodes()
                .of(facts, until).stream()
                        .filter(one -> one.drug().equals(drug))
                        .findFirst()
                        .orElseThrow();
        EpisodeOutcomeRule rule = EpisodeOutcomeRule.ofTask(new TaskId(task)).orElseThrow();
        return rule.label(episode, new OutcomeReader(facts, EpisodeRules.bundled(), until).of(episode));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
