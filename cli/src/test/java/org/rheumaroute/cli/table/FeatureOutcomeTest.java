package org.rheumaroute.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cli.Verb;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.CohortReading;
import org.rheumaroute.training.table.TaskDefinition;

/** Invented patients a year and a half later: one has rheumatoid arthritis, one was seen again, nobody knows of the rest. */
class FeatureOutcomeTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);
    private static final LocalDate AS_OF = LocalDate.of(2025, 5, 20);

    @TempDir
    static Path folder;

    private static Path records;
    private static List<String> scorable;

    @BeforeAll
    static void inventsWhatBecameOfThem() throws Exception {
        records = folder.resolve("records");
        Synth.write("demo", 30, 1, Synth.Format.FHIR, records, AS_OF, n -> {});
        scorable = table("plain.csv").stream()
                .skip(2)
                .map(line -> line.split(",", -1)[0])
                .toList();
        Files.writeString(
                records.resolve("later.ndjson"),
                "{\"resourceType\":\"Condition\",\"id\":\"later-ra\",\"subject\":{\"reference\":\"Patient/"
                        + scorable.get(0) + "\"},\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":"
                        + "\"69896004\"}]},\"onsetDateTime\":\"2026-01-15\"}\n"
                        + "{\"resourceType\":\"Observation\",\"id\":\"later-crp\",\"status\":\"final\",\"subject\":{"
                        + "\"reference\":\"Patient/" + scorable.get(1) + "\"},\"code\":{\"coding\":[{\"system\":"
                        + "\"http://loinc.org\",\"code\":\"1988-5\"}]},\"effectiveDateTime\":\"2026-06-30\","
                        + "\"valueQuantity\":{\"value\":4,\"unit\":\"mg/L\"}}\n");
    }

    @Test
    void fillsInWhatIsKnownAndLeavesOutTheRest() throws Exception {
        List<String> lines = table("labelled.csv", "--outcome");

        assertThat(scorable).hasSizeGreaterThan(3);
        assertThat(lines.get(0)).contains("invented").contains("outcome-ra by record within P12M");
        assertThat(lines.stream()
                        .skip(2)
                        .collect(Collectors.toMap(FeatureOutcomeTest::id, FeatureOutcomeTest::outcome)))
                .containsOnly(entry(scorable.get(0), "1"), entry(scorable.get(1), "0"));
        assertThat(CohortReading.vectors(folder.resolve("labelled.csv"), TASK)).hasSize(2);
    }

    @Test
    void theFeaturesOfALabelledLineAreThoseOfTheDay() throws Exception {
        String labelled = table("again.csv", "--outcome").get(2);

        assertThat(table("plain.csv")).contains(labelled.substring(0, labelled.length() - 1));
    }

    @Test
    void countsEveryPatientOnce() throws Exception {
        FeatureTable table = new FeatureTable(FeatureMap.ofTask(TaskId.UA_PROGRESSION), TASK.inputs(), Site.NONE)
                .withOutcomes(TASK.horizon(), LocalDate.of(2026, 11, 24));
        List<PatientFacts> patients = patients();

        patients.forEach(facts -> table.add(facts, AS_OF));

        assertThat(table.outcomes()).containsEntry("progressed", 1).containsEntry("not-progressed", 1);
        assertThat(table.leftOut()).containsEntry("followed-too-short", scorable.size() - 2);
        assertThat(table.size()
                        + table.leftOut().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(patients.size());
    }

    @Test
    void outcomesOfTodayAreRefused() {
        Verb.Run run =
                Verb.run("features", "--task", "ua-progression", "--format", "csv", "--outcome", records.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    private static List<String> table(String name, String... more) throws Exception {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(
                "features",
                "--task",
                "ua-progression",
                "--format",
                "csv",
                "--as-of",
                AS_OF.toString(),
                "--out",
                out.toString(),
                records.toString()));
        arguments.addAll(List.of(more));
        Verb.Run run = Verb.run(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return Files.readAllLines(out);
    }

    private static List<PatientFacts> patients() throws Exception {
        List<ParsedResource> resources = new ArrayList<>();
        try (var files = Files.list(records)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith("json") && !file.endsWith("expectations.json")) {
                    resources.addAll(FhirJson.ofText(Files.readString(file), file.toString()));
                }
            }
        }
        return new PatientRecordReader().readAll(resources).patients();
    }

    private static String id(String line) {
        return line.split(",", -1)[0];
    }

    private static String outcome(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }
}
