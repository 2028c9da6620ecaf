package org.rheumaroute.fhir.episode;

import java.time.LocalDate;
import java.util.Locale;

/** Whether a patient was still on the drug of an episode on a day: drug retention. */
public enum OnDrug {
    YES,
    NO,
    /** The record ends, or is unclear about it, before that day. */
    UNKNOWN;

    /** Lower-case code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the episode shows for a day after its start. A pause counts as on the drug. */
    static OnDrug at(LocalDate day, TreatmentEpisode episode) {
        if (!episode.hasCertainStart()) {
            return UNKNOWN;
        }
        if (episode.covers(day)) {
            return YES;
        }
        return episode.end().isOver() && episode.hasCertainEnd() ? NO : UNKNOWN;
    }
}
