package org.rheumaroute.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cli.Verb;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.CohortReading;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.TaskDefinition;

/** The training table and the live vector are one: every demo patient, through the verb and training's own reader. */
class FeatureParityTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
    private static final int PATIENTS = 300;

    @TempDir
    static Path folder;

    private static Path table;

    @BeforeAll
    static void makesTheTableOfTheDemoCohort() throws Exception {
        Synth.write("demo", PATIENTS, 1, Synth.Format.FHIR, folder.resolve("records"), AS_OF, n -> {});
        table = folder.resolve("table.csv");
        Verb.Run run = Verb.run(
                "features",
                "--task",
                "ua-progression",
                "--format",
                "csv",
                "--as-of",
                AS_OF.toString(),
                "--out",
                table.toString(),
                "--index-dates",
                folder.resolve("dates.csv").toString(),
                folder.resolve("records").toString());
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void everyDemoPatientsVectorReadBackFromTheTableIsTheLiveVectorBitForBit() throws Exception {
        List<FeatureVector> live = liveVectors();

        List<FeatureVector> read = CohortReading.vectors(withOutcomes(), TASK);

        assertThat(live).hasSizeGreaterThan(PATIENTS / 2);
        assertThat(read).hasSameSizeAs(live);
        for (int i = 0; i < live.size(); i++) {
            assertThat(bits(read.get(i))).as("line %d", i + 3).isEqualTo(bits(live.get(i)));
        }
    }

    /** Without these the parity above would prove little. */
    @Test
    void theTableHoldsMissingAndCensoredValuesAndFractions() throws Exception {
        String text = Files.readString(table);

        assertThat(text).contains(",<").contains(",,").containsPattern("\\d\\.\\d{10,}");
    }

    @Test
    void trainingTakesTheTableForInvented() throws Exception {
        assertThat(CohortReading.isInvented(withOutcomes(), TASK)).isTrue();
    }

    @Test
    void trainingSaysWhichCellIsToBeFilledIn() {
        assertThatThrownBy(() -> CohortReading.vectors(table, TASK))
                .isInstanceOf(CohortRefusedException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("outcome-ra");
    }

    @Test
    void tellsTheIndexDateOfEveryLine() throws Exception {
        List<String> dates = Files.readAllLines(folder.resolve("dates.csv"));

        assertThat(dates).hasSize(Files.readAllLines(table).size() - 1);
        assertThat(dates.get(1)).matches("[^,]+,\\d{4}-\\d\\d-\\d\\d,sero(positive|negative)|[^,]+,[^,]+,unknown");
    }

    private static List<FeatureVector> liveVectors() throws Exception {
        PatientPreparation preparation =
                new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), TASK.schema());
        List<FeatureVector> vectors = new ArrayList<>();
        for (PatientFacts facts : new PatientRecordReader().readAll(resources()).patients()) {
            Prepared prepared = preparation.prepare(facts, AS_OF);
            if (prepared instanceof Ready ready) {
                vectors.add(ready.vector());
            }
        }
        return vectors;
    }

    private static List<ParsedResource> resources() throws Exception {
        List<ParsedResource> resources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("records"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".json") && !file.endsWith("expectations.json")) {
                    resources.addAll(FhirJson.ofText(Files.readString(file), file.toString()));
                }
            }
        }
        return resources;
    }

    /** What a retrainer does: an outcome in every line. */
    private static Path withOutcomes() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            lines.add(line.endsWith(",") ? line + (lines.size() % 2) : line);
        }
        return Files.writeString(folder.resolve("filled.csv"), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static List<Long> bits(FeatureVector vector) {
        List<Long> bits = new ArrayList<>();
        for (double value : vector.toDoubles()) {
            bits.add(Double.doubleToRawLongBits(value));
        }
        return bits;
    }
}
