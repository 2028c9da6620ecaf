package org.rheumaroute.training.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table of patients.
 *
 * @param role what it was used for
 * @param description where the data come from, in words; says "invented" when they are
 * @param invented whether the patients are invented
 * @param rows rows of the table
 * @param patients patients in the evaluation
 * @param events patients with the outcome
 * @param sites number of sites; 1 when the table names none
 * @param excluded rows left out, by reason in words
 * @param values what is known of each input, in the order of {@link Study#inputs()}
 * @param sha256 SHA-256 of the file
 */
public record Cohort(
        Role role,
        String description,
        boolean invented,
        int rows,
        int patients,
        int events,
        int sites,
        Map<String, Integer> excluded,
        List<Values> values,
        String sha256) {
    public Cohort {
        Figures.text("description", description);
        Figures.counts("patients", patients, rows);
        Figures.counts("events", events, patients);
        excluded = Figures.sorted(excluded);
        values = List.copyOf(values);
        Figures.distinct("inputs", values, Values::input);
    }

    /** What a cohort was used for. */
    public enum Role {
        /** Models were chosen and fitted on it. */
        DEVELOPMENT,
        /** Not looked at before everything was fixed. */
        EXTERNAL
    }

    /**
     * One input in this cohort.
     *
     * @param input name of the input
     * @param missing share of patients without it, 0 to 1
     * @param censored share of patients whose value is a limit such as {@code <0.6}; absent when not counted
     * @param all quartiles of the known values
     * @param withOutcome the same for patients with the outcome
     * @param without the same for patients without it
     */
    public record Values(
            String input,
            double missing,
            @Nullable Double censored,
            @Nullable Quartiles all,
            @Nullable Quartiles withOutcome,
            @Nullable Quartiles without) {
        public Values {
            Figures.share("missing share of " + input, missing);
            Figures.share("censored share of " + input, censored);
        }
    }

    /** Quartiles in the input's unit; for a yes/no input the share with yes in {@code median}, the others equal to it. */
    public record Quartiles(double low, double median, double high) {
        public Quartiles {
            Figures.finite("quartile", low);
            Figures.finite("quartile", median);
            Figures.finite("quartile", high);
        }
    }

    /** Share with the outcome; absent when the cohort is empty. */
    public @Nullable Double prevalence() {
        return patients == 0 ? null : (double) events / patients;
    }
}
