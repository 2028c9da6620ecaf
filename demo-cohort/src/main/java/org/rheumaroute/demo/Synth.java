package org.rheumaroute.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntConsumer;
import org.rheumaroute.demo.invent.Ceiling;
import org.rheumaroute.demo.invent.CohortCsv;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.InventedCohort;
import org.rheumaroute.demo.invent.InventedPatient;

/** What {@code synth} does. Same arguments, same bytes. */
public final class Synth {
    /** What is written. */
    public enum Format {
        /** One CSV file for {@code train}. */
        CSV,
        /** A folder: one transaction Bundle a patient, {@code expectations.json} and a README. */
        FHIR
    }

    private Synth() {}

    /**
     * Writes an invented cohort by the name of its recipe; see the other method.
     *
     * @param cohort label of a {@link CohortRecipe}
     * @throws IllegalArgumentException when the cohort is unknown or the number is not positive
     */
    public static Ceiling write(
            String cohort, int patients, long seed, Format format, Path out, LocalDate asOf, IntConsumer progress)
            throws IOException {
        return write(CohortRecipe.named(cohort), patients, seed, format, out, asOf, progress);
    }

    /**
     * Writes an invented cohort.
     *
     * @param patients how many, at least 1
     * @param seed any number
     * @param out the CSV file, which is replaced if it exists, or the folder, which must be new or empty; parents are made
     * @param asOf the day on which the FHIR records are fresh; not used for CSV
     * @param progress told the number of patients written so far, at most once a patient
     * @return how well the outcome can be known at best
     * @throws IllegalArgumentException when the number is not positive
     * @throws IOException when it cannot be written
     */
    public static Ceiling write(
            CohortRecipe recipe, int patients, long seed, Format format, Path out, LocalDate asOf, IntConsumer progress)
            throws IOException {
        List<InventedPatient> invented = InventedCohort.generate(recipe, patients, seed);
        Ceiling ceiling = Ceiling.of(recipe, invented);
        switch (format) {
            case CSV -> {
                writeCsv(recipe, invented, seed, ceiling, out);
                progress.accept(patients);
            }
            case FHIR -> new RecordFolder(recipe, seed, asOf).write(invented, out, progress);
        }
        return ceiling;
    }

    private static void writeCsv(
            CohortRecipe recipe, List<InventedPatient> patients, long seed, Ceiling ceiling, Path file)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            CohortCsv.write(recipe, patients, seed, ceiling, writer);
        }
    }
}
