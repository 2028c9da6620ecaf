package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.statistic.Wilson;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable;

/**
 * Whom of another cohort a package answers, and whom it declines, and why.
 *
 * @param scored the rows that it scores, and its answers
 * @param asked number of rows whose outcome is known
 * @param declined number of the others by reason: what the table lacks, or the package's gates
 */
record Answered(ScoredRows scored, int asked, Map<String, Integer> declined) {
    private static final int LEAST_OF_EACH = 10;

    Answered {
        declined = Collections.unmodifiableMap(new TreeMap<>(declined));
    }

    static Answered of(LoadedPackage model, CohortTable table) {
        return of(ScoredRows.of(model, table), table);
    }

    /** @param scored the rows of {@code table} that the package scores */
    static Answered of(ScoredRows scored, CohortTable table) {
        Map<String, Integer> declined = new TreeMap<>(table.excludedBy());
        declined.remove(CohortCsv.OUTCOME_UNKNOWN); // nobody would have judged them
        scored.declined().forEach((reason, rows) -> declined.merge(reason, rows, Integer::sum));
        int asked = scored.rows().rows().size()
                + declined.values().stream().mapToInt(n -> n).sum();
        return new Answered(scored, asked, declined);
    }

    /** The rows that it scores. */
    CohortTable answered() {
        return scored.rows();
    }

    /** Whether those who are answered can be judged alone. */
    boolean isEnough() {
        int events = answered().events();
        return Math.min(events, answered().rows().size() - events) >= LEAST_OF_EACH;
    }

    /** The share declined, altogether and by reason, and what the rows say of the intervals. */
    List<Safeguard> safeguards() {
        List<Safeguard> found = new ArrayList<>();
        int all = declined.values().stream().mapToInt(n -> n).sum();
        found.add(safeguard("Rows of the external cohort that it declines", all));
        declined.forEach((reason, rows) ->
                found.add(safeguard("Rows of the external cohort that it declines, " + reason, rows)));
        found.addAll(IntervalCheck.of(scored));
        return found;
    }

    private Safeguard safeguard(String name, int rows) {
        Estimate share = Wilson.of(rows, asked)
                .map(w -> Estimate.of(w.value(), w.low(), w.high()))
                .orElse(Estimate.of(0));
        return new Safeguard(
                name,
                share,
                "few; at most 5 % for unusual combinations in patients of the training kind",
                rows + " of " + asked + " rows with a known outcome; the finished package was asked for each");
    }
}
