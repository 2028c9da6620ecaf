package org.rheumaroute.benchmark;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.rheumaroute.demo.chart.DemoCohort;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.InventedCohort;
import org.rheumaroute.demo.invent.InventedPatient;

/**
 * Invented records as JSON in memory, one Bundle a patient. Same number, same bytes.
 *
 * @param records in the order of the cohort
 * @param bytes sum of the texts' lengths
 * @param observations number of Observations in all of them
 */
record RecordTexts(List<RecordText> records, long bytes, int observations) {
    /** The cohort that the reading benchmarks read: about 1.7 MB. */
    static final int READ_PATIENTS = 100;

    /** The day on which the newest results are 1 to 20 days old, and on which patients are prepared. */
    static final LocalDate AS_OF = LocalDate.of(2026, 6, 1);

    private static final long SEED = 20_260_601;

    RecordTexts {
        records = List.copyOf(records);
    }

    /** Invents the demonstration's cohort. */
    static RecordTexts invent(int patients) {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        List<RecordText> records = new ArrayList<>();
        long bytes = 0;
        int observations = 0;
        for (InventedPatient patient : InventedCohort.generate(CohortRecipe.named("demo"), patients, SEED)) {
            Bundle bundle = DemoCohort.record(patient, SEED, AS_OF).bundle();
            RecordText record = new RecordText(patient.id(), parser.encodeResourceToString(bundle));
            records.add(record);
            bytes += record.length();
            observations += observationsIn(bundle);
        }
        return new RecordTexts(records, bytes, observations);
    }

    /** Number of Observations among the entries of a Bundle. */
    static int observationsIn(Bundle bundle) {
        return (int) bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Observation)
                .count();
    }
}
