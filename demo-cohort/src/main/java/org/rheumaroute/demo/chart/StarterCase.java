package org.rheumaroute.demo.chart;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;

/** What happens in the record of one starter. In each twenty every case occurs as often as its share says. */
public enum StarterCase {
    /** The drug was handed over 1 to 20 days ago. */
    STARTED(9),
    /** The drug is ordered; nobody has taken it yet. */
    ORDERED(3),
    /** The expression file is there, but a housekeeping gene was not seen: the signatures cannot be scored. */
    BAD_EXPRESSION(2),
    /** The drug was started three months ago. */
    STARTED_LONG_AGO(2, DeclineReason.NOT_STARTING),
    /** Nothing targeted is ordered. */
    NO_DRUG(2, DeclineReason.NOT_STARTING),
    /** No CRP is on record. */
    WITHOUT_CRP(1, DeclineReason.MISSING_INPUT),
    /** Rheumatoid arthritis is suspected only. */
    SUSPECTED_RA(1, DeclineReason.NO_RA);

    private static final int ROUND = 20;

    private final int share;
    private final @Nullable DeclineReason reason;

    StarterCase(int share) {
        this(share, null);
    }

    StarterCase(int share, @Nullable DeclineReason reason) {
        this.share = share;
        this.reason = reason;
    }

    /** The case of a starter: each round of twenty has every case, spread over it. */
    public static StarterCase of(int index) {
        int place = index * 7 % ROUND; // 7 and 20 share no factor
        for (StarterCase one : values()) {
            place -= one.share;
            if (place < 0) {
                return one;
            }
        }
        throw new IllegalStateException("the shares do not add up to " + ROUND);
    }

    /** Why such a patient must not be scored; empty when the case alone is no reason. */
    public Optional<DeclineReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Name in kebab-case, for example {@code no-drug}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
