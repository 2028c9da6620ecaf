package org.rheumaroute.fhir.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReadReason;
import org.rheumaroute.fhir.read.ResourceReading;

/**
 * Reads thousands of FHIR files of all versions that others wrote. No crash; every resource accounted for, against a
 * count by other means; no number that the file does not hold. Runs under {@code -Pcorpora} (HL7's test cases) and
 * over the folders in {@code -Drheumaroute.corpora=FOLDER,...}; leaves tables in {@code target/corpora}.
 */
class CorpusTest {
    private static final PatientRecordReader READER = new PatientRecordReader();
    private static final Path TABLES = Path.of("target", "corpora");
    /** Reasons for which a whole text, or a whole Bundle, stands as one refusal. */
    private static final Set<ReadReason> WHOLE_TEXT = Set.of(
            ReadReason.NOT_JSON,
            ReadReason.ENCODING,
            ReadReason.TOO_LARGE,
            ReadReason.TOO_DEEP,
            ReadReason.DUPLICATE_KEY,
            ReadReason.NUMBER_OUT_OF_RANGE);

    @Test
    void accountsForEveryResource() throws IOException {
        List<Corpus> corpora = Corpus.asked();
        assumeFalse(corpora.isEmpty(), "no corpus was given (-Pcorpora or -Drheumaroute.corpora=FOLDER)");
        Files.createDirectories(TABLES);
        for (Corpus corpus : corpora) {
            Tally tally = new Tally();
            corpus.forEach((name, text) -> read(name, text, tally));
            String table = tally.table(corpus.name());
            Files.writeString(TABLES.resolve(corpus.name() + ".txt"), table);
            Files.write(TABLES.resolve(corpus.name() + ".tsv"), tally.lines, StandardCharsets.UTF_8);
            System.out.println(table);
            Files.write(TABLES.resolve(corpus.name() + ".faults.txt"), tally.faults, StandardCharsets.UTF_8);
            assertThat(tally.faults).as(corpus.name()).isEmpty();
            assertThat(tally.readings).as(corpus.name()).isPositive();
        }
    }

    private static void read(String name, byte[] text, Tally tally) throws IOException {
        tally.files++;
        List<ResourceReading> readings;
        try {
            List<ParsedResource> parsed = FhirJson.parse(new ByteArrayInputStream(text), name);
            readings = READER.readAll(parsed).readings();
        } catch (RuntimeException | StackOverflowError e) {
            tally.faults.add(name + " crashed: " + e);
            return;
        }
        readings.forEach(tally::add);
        account(name, text, readings, tally);
    }

    private static void account(String name, byte[] text, List<ResourceReading> readings, Tally tally) {
        List<JsonNode> walked;
        try {
            walked = TreeCount.resources(text);
        } catch (IOException e) {
            tally.unwalkable++;
            boolean isRefused = readings.stream().anyMatch(r -> r.disposition() == Disposition.REFUSED);
            if (!isRefused) {
                tally.faults.add(name + " is no JSON for a plain parser, but nothing was refused");
            }
            return;
        }
        boolean isWhole = readings.stream().noneMatch(r -> r.reason() != null && WHOLE_TEXT.contains(r.reason()));
        if (isWhole) {
            tally.walked += walked.size();
            Map<String, Integer> counted = readings.stream()
                    .collect(Collectors.toMap(ResourceReading::resourceType, r -> 1, Integer::sum, TreeMap::new));
            if (!counted.equals(TreeCount.byType(walked))) {
                tally.faults.add(name + ": read " + counted + " but the tree holds " + TreeCount.byType(walked));
            }
        } else {
            tally.partial++;
        }
        WrittenNumbers.check(name, walked, readings, tally.faults);
    }

    /** What became of one corpus. */
    private static final class Tally {
        private int files;
        private int unwalkable;
        private int partial;
        private int readings;
        private int walked;
        private final Map<String, Integer> reasons = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        void add(ResourceReading reading) {
            readings++;
            String reason = reading.reason() == null ? "" : reading.reason().code();
            reasons.merge(reading.disposition().code() + (reason.isEmpty() ? "" : " " + reason), 1, Integer::sum);
            lines.add(String.join(
                    "\t",
                    reading.disposition().code(),
                    reason,
                    reading.source(),
                    reading.resourceType(),
                    String.valueOf(reading.id()),
                    String.valueOf(reading.patient()),
                    String.valueOf(reading.concept()),
                    String.valueOf(reading.value()),
                    String.valueOf(reading.unit()),
                    String.valueOf(reading.effective()),
                    String.valueOf(reading.status())));
        }

        String table(String name) {
            StringBuilder table = new StringBuilder(name)
                    .append(": ")
                    .append(files)
                    .append(" files, ")
                    .append(readings)
                    .append(" readings; ")
                    .append(walked)
                    .append(" counted by plain tree walking; files refused whole or in part: ")
                    .append(unwalkable + partial)
                    .append('\n');
            reasons.forEach((reason, count) ->
                    table.append(String.format(java.util.Locale.ROOT, "  %6d  %s%n", count, reason)));
            return table.toString();
        }
    }
}
