package org.rheumaroute.training.report;

/**
 * One item of the TRIPOD+AI checklist (Collins and others 2024, BMJ 385:e078378), named in own words.
 *
 * @param number for example {@code 12c}
 * @param section for example {@code Methods}
 * @param name short name
 * @param status how far it is filled
 * @param text what was found; never empty
 */
public record ChecklistItem(String number, String section, String name, Status status, String text) {
    public ChecklistItem {
        Figures.text("number", number);
        Figures.text("text of item " + number, text);
    }

    /** How far an item is filled. */
    public enum Status {
        /** From what was run. */
        FILLED,
        /** Partly: the rest is the cohort's owner's. */
        PARTLY,
        /** Only the cohort's owner can say it. */
        OWNER,
        /** Could have been computed but was not. */
        NOT_REPORTED,
        /** Does not apply to this run. */
        NOT_APPLICABLE
    }
}
