package org.rheumaroute.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.rheumaroute.demo.chart.DemoCohort;
import org.rheumaroute.demo.chart.DemoRecord;
import org.rheumaroute.demo.chart.ExpectationsFile;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.InventedPatient;

/** A folder of invented records: {@code ID.json} for each patient, {@code expectations.json} and a README. */
final class RecordFolder {
    private static final String README = """
            # Invented data

            Every person, number and result in this folder is invented. No real patient is described, and nothing here
            is evidence of any clinical value. Every resource carries the tag `urn:rheumaroute:demo|invented`.

            - one file a patient: a FHIR R4 transaction Bundle a patient; load them in the order of their names.
            - `expectations.json`: what the generator meant a careful reader to find, for the task `ua-progression`.

            Made by `rheumaroute synth --cohort %s --patients %d --seed %d --format fhir`, as of %s (family: %s).
            """;

    private final CohortRecipe recipe;
    private final long seed;
    private final LocalDate asOf;

    RecordFolder(CohortRecipe recipe, long seed, LocalDate asOf) {
        this.recipe = recipe;
        this.seed = seed;
        this.asOf = asOf;
    }

    void write(List<InventedPatient> patients, Path folder, IntConsumer progress) throws IOException {
        refuseUnlessEmpty(Files.createDirectories(folder));
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        List<DemoRecord> records = new ArrayList<>();
        for (InventedPatient patient : patients) {
            DemoRecord record = DemoCohort.record(patient, seed, asOf);
            records.add(record);
            String json = parser.encodeResourceToString(record.bundle());
            Files.writeString(folder.resolve(patient.id() + ".json"), json + "\n");
            progress.accept(records.size());
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("expectations.json"), StandardCharsets.UTF_8)) {
            ExpectationsFile.write(recipe, seed, asOf, records, out);
        }
        Files.writeString(
                folder.resolve("README.md"),
                README.formatted(
                        recipe.label(),
                        patients.size(),
                        seed,
                        asOf,
                        recipe.family().label()));
    }

    /** Records of another run left between these would pass for part of the cohort. */
    static void refuseUnlessEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new FileAlreadyExistsException(
                        folder.toString(), null, "the folder is not empty; empty it or choose another");
            }
        }
    }
}
