package org.rheumaroute.cohort.d2t;

import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * Which patients are asked for. A criterion that is {@code null} is not asked; what is unknown of a patient meets no
 * criterion about it, except that "unknown" can be asked for.
 *
 * @param result the answer
 * @param reason why the question was not asked
 * @param sex administrative sex
 * @param serostatus serostatus
 */
public record D2tQuery(
        @Nullable D2tResult result,
        @Nullable DeclineReason reason,
        @Nullable Sex sex,
        @Nullable Serostatus serostatus) {
    /** Asks for everybody. */
    public static final D2tQuery EVERYBODY = new D2tQuery(null, null, null, null);

    boolean finds(D2tRow row) {
        return (result == null || result == row.result())
                && (reason == null || reason == row.reason())
                && (sex == null || sex == row.sex())
                && (serostatus == null || serostatus == row.serostatus());
    }
}
