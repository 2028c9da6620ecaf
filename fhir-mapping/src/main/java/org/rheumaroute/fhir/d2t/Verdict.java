package org.rheumaroute.fhir.d2t;

import java.util.Locale;

/** What the record says of a criterion or a part of one. */
public enum Verdict {
    /** It holds, and the evidence shows it. */
    MET("met", "満たす"),
    /** It does not hold on this record. */
    NOT_MET("not met on this record", "この記録では満たさない"),
    /** The record does not suffice; what is missing is named. */
    CANNOT_BE_TOLD("cannot be told from this record", "この記録からは判断できない"),
    /** No record can tell; it is to be asked. */
    OPEN("to be asked", "要確認");

    private final String english;
    private final String japanese;

    Verdict(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /** Stable code in kebab-case, for example {@code cannot-be-told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Short words in English. */
    public String english() {
        return english;
    }

    /** Short words in Japanese. */
    public String japanese() {
        return japanese;
    }
}
