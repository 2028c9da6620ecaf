package org.rheumaroute.cohort.d2t;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The answer as a whole. It is never "is difficult to treat": criterion 3 is on no record. */
public enum D2tResult {
    /** Criteria 1 and 2 are met on the record; criterion 3 is to be asked. */
    CRITERIA_1_AND_2_MET,
    /** Criterion 1 is not met on the record. */
    NOT_MET,
    /** The record does not suffice. */
    CANNOT_BE_TOLD,
    /** The question is not asked about this patient. */
    NOT_ASKED;

    /** Stable code in kebab-case, for example {@code criteria-1-and-2-met}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The result with this code, if there is one. */
    public static Optional<D2tResult> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
