package org.rheumaroute.training.report;

import java.util.List;

/**
 * What is handed over after a run: the figures, what they say in plain words, and the reporting checklist. The JSON
 * form and the page hold the same.
 *
 * @param format version of this form; {@value #FORMAT} today
 * @param notice stands on every page
 * @param study the figures
 * @param verdict plain sentences that follow from the figures, the most important first
 * @param checklist every TRIPOD+AI item
 */
public record Report(int format, String notice, Study study, List<Finding> verdict, List<ChecklistItem> checklist) {
    /** The form written by this version. */
    public static final int FORMAT = 1;

    /** Wherever a score shows. */
    public static final String RESEARCH_USE = "Research use. Not a medical device.";

    /** Wherever a figure from invented patients shows. */
    public static final String INVENTED =
            "Invented data: drawn by a program. These figures say nothing about real patients.";

    public Report {
        if (format != FORMAT) {
            throw new IllegalArgumentException("a report of format " + format + " is not known, only " + FORMAT);
        }
        Figures.text("notice", notice);
        verdict = List.copyOf(verdict);
        checklist = List.copyOf(checklist);
    }

    /** Concludes. */
    public static Report of(Study study) {
        String notice = study.invented() ? INVENTED + " " + RESEARCH_USE : RESEARCH_USE;
        return new Report(FORMAT, notice, study, Verdict.of(study), Checklist.of(study));
    }
}
