package org.rheumaroute.training.report;

/**
 * One plain sentence that follows from the figures.
 *
 * @param tone whether it speaks for or against the subject
 * @param text the sentence; never empty
 */
public record Finding(Tone tone, String text) {
    public Finding {
        Figures.text("finding", text);
    }

    /** Whether a finding speaks for or against the subject of the report. */
    public enum Tone {
        FOR,
        AGAINST,
        NEITHER
    }
}
