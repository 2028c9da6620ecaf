package org.rheumaroute.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.demo.chart.StarterCharts;
import org.rheumaroute.demo.chart.StarterRecord;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterQuestion;

/** A folder of invented starters of targeted drugs: a transaction Bundle each, and what was meant by them. */
public final class StarterFolder {
    private static final String NOTICE = "invented data, no real patient; expectations are the generator's intent";

    private static final String README = """
            # Invented data

            Every person, number and result in this folder is invented. No real patient is described, and nothing here
            is evidence of any clinical value. Every resource carries the tag `urn:rheumaroute:demo|invented`.

            - one file a patient: a FHIR R4 transaction Bundle; all start a targeted drug, but for the cases that
              `expectations.json` names.
            - `expectations.json`: what the generator meant a careful reader to find.

            Made by `rheumaroute synth --cohort %s --patients %d --seed %d --format fhir`, as of %s. Outcomes are not in the
            records, as they lie in the future; `--format csv` writes them.
            """;

    private StarterFolder() {}

    /**
     * Writes the folder.
     *
     * @param folder made when missing
     * @return the Bundles as JSON, in order
     */
    public static List<String> write(int starters, long seed, LocalDate asOf, Path folder) throws IOException {
        return write(StarterCharts.records(starters, seed, asOf), seed, asOf, folder);
    }

    /**
     * Writes the folder of starters of one question's drugs.
     *
     * @param folder new or empty
     */
    public static List<String> write(
            StarterQuestion question, int starters, StarterCohort.Options options, LocalDate asOf, Path folder)
            throws IOException {
        RecordFolder.refuseUnlessEmpty(Files.createDirectories(folder));
        List<StarterRecord> records = StarterCharts.records(List.of(question), starters, options, asOf);
        Files.writeString(
                folder.resolve("README.md"), README.formatted(question.task(), starters, options.seed(), asOf));
        return write(records, options.seed(), asOf, folder);
    }

    private static List<String> write(List<StarterRecord> records, long seed, LocalDate asOf, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        List<String> bundles = new ArrayList<>();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("notice", NOTICE).put("seed", seed).put("asOf", asOf.toString());
        ArrayNode patients = manifest.putArray("patients");
        for (StarterRecord record : records) {
            String json = parser.encodeResourceToString(record.bundle());
            bundles.add(json);
            Files.writeString(folder.resolve(record.patientId() + ".json"), json + "\n");
            describe(record, patients.addObject());
        }
        Files.writeString(
                folder.resolve("expectations.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        return bundles;
    }

    private static void describe(StarterRecord record, ObjectNode node) {
        node.put("patient", record.patientId())
                .put("case", record.starterCase().label())
                .put("drug", record.starter().drug())
                .put("disposition", record.declined().map(r -> r.code()).orElse("scorable"));
        if (record.declined().isEmpty()) {
            ObjectNode values = node.putObject("values");
            record.values().forEach((column, value) -> values.put(column.feature(), value));
        }
    }
}
