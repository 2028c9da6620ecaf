package org.rheumaroute.expression.signature;

import java.util.Locale;

/** Why a sample has no score of a signature. A closed list; {@code docs/signatures.md} explains each. */
public enum QualityReason {
    /** Counts of a whole transcriptome add up to fewer than a million. */
    LIBRARY_TOO_SMALL,
    /** A housekeeping gene was not measured. */
    HOUSEKEEPING_MISSING,
    /** A housekeeping gene was measured as 0. */
    HOUSEKEEPING_ZERO,
    /** The housekeeping genes lie further apart than a factor of 16: one of them cannot be right. */
    HOUSEKEEPING_DISAGREE,
    /** Too few of the signature's genes were measured. */
    GENES_MISSING,
    /** No gene of the signature was seen at all. */
    NOTHING_DETECTED;

    /** Code in JSON, for example {@code housekeeping-zero}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
