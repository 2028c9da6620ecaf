package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ResourceReading;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.TaskId;

/**
 * Runs over real FHIR files when a folder is given by the system property {@code rheumaroute.real-data} or the
 * environment variable {@code RHEUMAROUTE_REAL_DATA}. The folder is expected to hold {@code smart-ra-patients-r4} and
 * {@code belgian-lab-fhir}.
 */
class RealDataTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
    private static final PatientRecordReader READER = new PatientRecordReader();

    @Test
    void declinesEveryPatientWhoHasOrHadRheumatoidArthritis() throws IOException {
        PatientPreparation preparation =
                new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), Schemas.uaProgression());
        Map<DeclineReason, Long> reasons = new TreeMap<>();
        List<String> details = new ArrayList<>();
        for (Path file : files("smart-ra-patients-r4")) {
            for (PatientFacts facts : READER.readAll(parse(file)).patients()) {
                NotReady refusal = (NotReady) preparation.prepare(facts, AS_OF);
                reasons.merge(refusal.declined().reason(), 1L, Long::sum);
                details.add(refusal.declined().detail());
            }
        }
        // Three stand with the disease, one had it, and one who has it has died: the death is looked at first.
        assertThat(reasons)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        DeclineReason.ALREADY_RA, 3L,
                        DeclineReason.RA_IN_HISTORY, 1L,
                        DeclineReason.PATIENT_DECEASED, 1L));
        assertThat(details).filteredOn(d -> d.contains("no-current-ra")).hasSize(4);
        assertThat(details).allMatch(d -> d.contains("no-past-ra"));
    }

    @Test
    void accountsForEveryObservationOfTheBelgianLaboratories() throws IOException {
        long counted = 0;
        List<ResourceReading> readings = new ArrayList<>();
        for (Path file : files("belgian-lab-fhir")) {
            counted += observationsIn(new ObjectMapper().readTree(file.toFile()));
            readings.addAll(READER.readAll(parse(file)).readings());
        }
        List<ResourceReading> observations = readings.stream()
                .filter(reading -> reading.resourceType().equals("Observation"))
                .toList();
        Map<Disposition, Long> totals = observations.stream()
                .collect(Collectors.groupingBy(ResourceReading::disposition, TreeMap::new, Collectors.counting()));
        assertThat(observations).as("%s", tally(observations)).hasSize((int) counted);
        assertThat(totals.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(counted);
    }

    private static Map<String, Long> tally(List<ResourceReading> readings) {
        Function<ResourceReading, String> key =
                r -> (r.reason() == null ? "read" : r.reason().code()) + (r.concept() == null ? "" : " " + r.concept());
        return readings.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    /** A count by other means: every object in the tree that calls itself an Observation. */
    private static long observationsIn(JsonNode node) {
        long own = "Observation".equals(node.path("resourceType").asText()) ? 1 : 0;
        for (JsonNode child : node) {
            own += observationsIn(child);
        }
        return own;
    }

    private static List<ParsedResource> parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FhirJson.parse(in, file.getFileName().toString());
        }
    }

    private static List<Path> files(String folder) throws IOException {
        String root = System.getProperty("rheumaroute.real-data", System.getenv("RHEUMAROUTE_REAL_DATA"));
        assumeTrue(root != null, "no folder with real data was given (rheumaroute.real-data)");
        Path path = Path.of(root, folder);
        assumeTrue(Files.isDirectory(path), "there is no folder " + folder + " in the real data");
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
