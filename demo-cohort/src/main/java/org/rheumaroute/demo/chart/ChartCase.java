package org.rheumaroute.demo.chart;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;

/** What happens in one patient's record. In each hundred patients every case occurs as often as its share says. */
public enum ChartCase {
    /** Nothing unusual. */
    PLAIN(17),
    /** ESR, MMP-3 and HAQ were not done. */
    FEW_TESTS(5),
    /** A CRP was cancelled and repeated on the same day. */
    CANCELLED_AND_REPEATED(3),
    /** A second CRP of the same day, under an order of its own, was entered in error. */
    ENTERED_IN_ERROR(3),
    /** A CRP was corrected the day after; both copies are on record. */
    CORRECTED(4),
    /** A preliminary CRP was followed by the final one. */
    PRELIMINARY_THEN_FINAL(2),
    /** Every laboratory result was sent twice. */
    DUPLICATED(3),
    /** Rheumatoid arthritis is suspected only (claims modifier 8002, or provisional). */
    SUSPECTED_RA(5),
    /** Rheumatoid arthritis was ruled out (refuted). */
    RULED_OUT_RA(1),
    /** A disease that would exclude is suspected only. */
    SUSPECTED_EXCLUSION(1),
    /** Two earlier visits with other values. */
    EARLIER_VISITS(6),
    /** The MMP-3 has no unit. */
    TOLERATED_WITHOUT_UNIT(2),
    /** The MMP-3 has a unit that nobody knows. */
    TOLERATED_UNKNOWN_UNIT(1),
    /** Methotrexate, prednisolone or both are prescribed. */
    TREATED(4),
    /** No diagnosis of arthritis, but swollen joints. */
    SWOLLEN_WITHOUT_DIAGNOSIS(3),
    /** Only year and month of birth are known. */
    PARTIAL_BIRTH_DATE(2),
    /** The record that survives a merge. */
    MERGE_SURVIVOR(1),
    /** Rheumatoid arthritis is diagnosed. */
    ALREADY_RA(9, DeclineReason.ALREADY_RA),
    /** Rheumatoid arthritis was diagnosed and has ended, or is stated as history. */
    RA_IN_HISTORY(2, DeclineReason.RA_IN_HISTORY),
    /** Another disease explains the arthritis. */
    EXCLUDED(7, DeclineReason.EXCLUDED_DISEASE),
    /** Neither a diagnosis of arthritis nor a swollen joint. */
    NO_ARTHRITIS(2, DeclineReason.NO_ARTHRITIS),
    /** One required test was never done. */
    REQUIRED_ABSENT(3, DeclineReason.MISSING_INPUT),
    /** The only CRP was cancelled. */
    CANCELLED_ONLY(1, DeclineReason.MISSING_INPUT),
    /** The only CRP was withdrawn the day after: the same order again as entered in error. */
    WITHDRAWN(1, DeclineReason.MISSING_INPUT),
    /** The only CRP is preliminary. */
    PRELIMINARY_ONLY(1, DeclineReason.MISSING_INPUT),
    /** The CRP has no unit. */
    REQUIRED_WITHOUT_UNIT(1, DeclineReason.MISSING_INPUT),
    /** The CRP has a unit that is none of a concentration. */
    REQUIRED_WRONG_UNIT(1, DeclineReason.MISSING_INPUT),
    /** The newest CRP is more than a year old. */
    STALE(3, DeclineReason.STALE_INPUT),
    /** The CRP is ten times off and beyond what a living person has. */
    IMPLAUSIBLE(1, DeclineReason.MISSING_INPUT),
    /** A Consent denies the use. */
    OPTED_OUT(1, DeclineReason.OPTED_OUT),
    /** Under 18. */
    MINOR(1, DeclineReason.NOT_ADULT),
    /** Died after the visit. */
    DECEASED(1, DeclineReason.PATIENT_DECEASED),
    /** Replaced by the {@link #MERGE_SURVIVOR} of the same hundred, and inactive. */
    MERGED(1, DeclineReason.PATIENT_MERGED),
    /** Sex unknown, or no birth date. */
    DEMOGRAPHICS_UNKNOWN(1, DeclineReason.DEMOGRAPHICS_UNKNOWN);

    private final int share;
    private final @Nullable DeclineReason reason;

    ChartCase(int share) {
        this(share, null);
    }

    ChartCase(int share, @Nullable DeclineReason reason) {
        this.share = share;
        this.reason = reason;
    }

    /** How many of each hundred patients. */
    public int share() {
        return share;
    }

    /** Why such a patient must not be scored; empty when the case alone is no reason. */
    public Optional<DeclineReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Name in kebab-case, for example {@code already-ra}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
