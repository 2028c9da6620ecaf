package org.rheumaroute.training.report;

import org.rheumaroute.training.report.ChecklistItem.Status;

/** The answer to one checklist item. */
record Filled(Status status, String text) {
    private static final String OWNER = "Not reported: must be filled by the cohort's owner";

    static Filled whole(String text) {
        return new Filled(Status.FILLED, text);
    }

    /** What was run says a part; {@code rest} is the owner's. */
    static Filled part(String text, String rest) {
        return new Filled(Status.PARTLY, text + " " + OWNER + ": " + rest + ".");
    }

    static Filled byOwner(String what) {
        return new Filled(Status.OWNER, OWNER + ": " + what + ".");
    }

    /** What was run says all of it, or nothing when the text is blank. */
    static Filled found(String text, String whyNot) {
        return text.isBlank() ? notReported(whyNot) : whole(text.strip());
    }

    static Filled notReported(String why) {
        return new Filled(Status.NOT_REPORTED, "Not reported: " + why);
    }

    static Filled notApplicable(String why) {
        return new Filled(Status.NOT_APPLICABLE, "Does not apply: " + why);
    }

    /** With what the owner said. */
    Filled and(String ownerText) {
        String own = status == Status.FILLED ? text + " " : "";
        if (status == Status.PARTLY) {
            own = text.substring(0, text.indexOf(OWNER));
        }
        return whole((own + "The cohort's owner: " + ownerText).strip());
    }
}
