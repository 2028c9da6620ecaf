package org.rheumaroute.fhir.outcome;

import java.util.Locale;

/** What came of a treatment episode for one question, or why that is unknown. */
public enum EpisodeLabel implements OutcomeLabel {
    /** The outcome came. */
    EVENT,
    /** It did not, and the record shows it. */
    NO_EVENT,
    /** What the drug was or when it began is in doubt. */
    START_UNCERTAIN,
    /** The baseline visit lacks what the outcome compares with. */
    BASELINE_INCOMPLETE,
    /** No visit in the window, or one that lacks a part. */
    VISIT_INCOMPLETE,
    /** No two scored radiographs in their windows. */
    NO_RADIOGRAPHS,
    /** The record ends before the visit's day. */
    FOLLOWED_TOO_SHORT,
    /** Whether the drug was still taken by then is not clear. */
    END_UNCLEAR,
    /** The drug was stopped before, for a reason that says nothing about the outcome, or for none that is given. */
    STOPPED_OTHERWISE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean isKnown() {
        return this == EVENT || this == NO_EVENT;
    }

    @Override
    public boolean isEvent() {
        return this == EVENT;
    }
}
