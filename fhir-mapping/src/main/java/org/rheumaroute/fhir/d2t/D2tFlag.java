package org.rheumaroute.fhir.d2t;

import java.util.Locale;

/** The answer as a whole. It is never "is difficult to treat": criterion 3 is not on record. */
public enum D2tFlag {
    /** Criteria 1 and 2 are met: ask criterion 3. */
    CRITERIA_1_AND_2_MET(
            "Criteria 1 and 2 of difficult-to-treat RA are met on this record; criterion 3 is to be asked",
            "difficult-to-treat RAの基準1・2を満たします。基準3は要確認です"),
    /** Criterion 1 is not met on this record. */
    NOT_MET("Criterion 1 of difficult-to-treat RA is not met on this record", "この記録ではdifficult-to-treat RAの基準1を満たしません"),
    /** The record does not suffice. */
    CANNOT_BE_TOLD("Difficult-to-treat RA cannot be told from this record", "この記録からはdifficult-to-treat RAを判断できません");

    private final String english;
    private final String japanese;

    D2tFlag(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /** Stable code in kebab-case, for example {@code criteria-1-and-2-met}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence without its stop, in English. */
    public String english() {
        return english;
    }

    /** A sentence without its stop, in Japanese. */
    public String japanese() {
        return japanese;
    }
}
