package org.rheumaroute.demo.invent;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A cohort as the table that training reads: one comment line that says invented, one heading line, one line a patient.
 * A cell is a number, empty (missing) or {@code <limit} (censored).
 */
public final class CohortCsv {
    private CohortCsv() {}

    /** The first line, for example {@code # invented data: ...}; with the ceiling, unless the table's bytes are settled. */
    public static String comment(CohortRecipe recipe, int patients, long seed, Ceiling ceiling) {
        return "# invented data, no real patient: cohort " + recipe.label() + ", family "
                + recipe.family().label() + ", patients " + patients + ", seed " + seed
                + (recipe.isSettled() ? "" : "; " + ceiling.text())
                + "; not evidence of any clinical value";
    }

    /** The heading line. */
    public static String heading() {
        return Arrays.stream(CohortFeature.values())
                .map(CohortFeature::heading)
                .collect(Collectors.joining(",", "patient-id,site,", ",outcome-ra,true-probability"));
    }

    /** One patient's line. */
    public static String row(InventedPatient patient) {
        String values = Arrays.stream(CohortFeature.values())
                .map(f -> patient.value(f).map(InventedValue::text).orElse(""))
                .collect(Collectors.joining(","));
        String probability = String.format(Locale.ROOT, "%.6f", patient.trueProbability());
        return patient.id() + "," + patient.site().name() + "," + values + "," + (patient.progressed() ? 1 : 0) + ","
                + probability;
    }

    /** Writes the whole table; lines end with a line feed on every platform. */
    public static void write(
            CohortRecipe recipe, List<InventedPatient> patients, long seed, Ceiling ceiling, Appendable out)
            throws IOException {
        out.append(comment(recipe, patients.size(), seed, ceiling)).append('\n');
        out.append(heading()).append('\n');
        for (InventedPatient patient : patients) {
            out.append(row(patient)).append('\n');
        }
    }
}
