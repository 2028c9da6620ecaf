package org.rheumaroute.cohort.d2t;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/** What a query needs of an entry, kept in memory. */
record D2tRow(
        D2tResult result,
        @Nullable DeclineReason reason,
        Sex sex,
        Serostatus serostatus,
        @Nullable LocalDate lookAgainOn) {
    static D2tRow of(D2tEntry entry) {
        return new D2tRow(
                entry.result(),
                entry.reason(),
                entry.person().sex(),
                entry.person().serostatus(),
                entry.lookAgainOn());
    }
}
