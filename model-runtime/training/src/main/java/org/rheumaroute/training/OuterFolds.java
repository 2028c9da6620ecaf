package org.rheumaroute.training;

import java.util.Arrays;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TableLayout;

/** The folds that judge. */
final class OuterFolds {
    /** Fewer events, or others, cannot judge a site. */
    private static final int LEAST_OF_EACH_AT_A_SITE = 5;

    private OuterFolds() {}

    /** @throws CohortRefusedException when the sites cannot be judged one by one */
    static Folds of(CohortTable cohort, Protocol protocol, TableLayout layout, long seed)
            throws CohortRefusedException {
        if (!protocol.bySite()) {
            return FoldedRows.folds(cohort, protocol.outer(), seed);
        }
        String column = layout.site().orElse("");
        Folds folds;
        try {
            folds = Folds.bySite(cohort.siteOfRows(), cohort.patients());
        } catch (IllegalArgumentException e) {
            throw new CohortRefusedException(
                    0, column, "sites cannot be left out one by one: a patient stands in two, or there is one only");
        }
        int[] outcomes = cohort.outcomes();
        for (int k = 0; k < folds.count(); k++) {
            int[] inside = folds.inside(k);
            int events = Arrays.stream(inside).map(i -> outcomes[i]).sum();
            if (Math.min(events, inside.length - events) < LEAST_OF_EACH_AT_A_SITE) {
                throw new CohortRefusedException(
                        0,
                        column,
                        "site '" + cohort.siteOfRows().get(inside[0]) + "' has " + events + " rows with and "
                                + (inside.length - events) + " without the outcome; to be judged alone it needs "
                                + LEAST_OF_EACH_AT_A_SITE + " of each");
            }
        }
        return folds;
    }
}
