package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.training.table.CohortTable;

/**
 * The rows of a table that a package scores.
 *
 * @param rows the scored ones
 * @param logOdds calibrated, as the package gives them
 * @param intervals as the package gives them
 * @param declined number of others, by reason
 */
record ScoredRows(
        CohortTable rows, double[] logOdds, List<ProbabilityInterval> intervals, Map<String, Integer> declined) {
    private static final int CHUNK = 1_000;

    static ScoredRows of(LoadedPackage model, CohortTable table) {
        List<Integer> kept = new ArrayList<>();
        List<Double> logOdds = new ArrayList<>();
        List<ProbabilityInterval> intervals = new ArrayList<>();
        Map<String, Integer> declined = new TreeMap<>();
        for (int from = 0; from < table.rows().size(); from += CHUNK) {
            int to = Math.min(from + CHUNK, table.rows().size());
            List<ScoreOutcome> outcomes = model.score(table.rows().subList(from, to).stream()
                    .map(CohortTable.Row::vector)
                    .toList());
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof Scored scored) {
                    kept.add(from + i);
                    logOdds.add(
                            Calibrations.logOdds(scored.score().probability().value()));
                    intervals.add(scored.score().interval());
                } else if (outcomes.get(i) instanceof Declined refused) {
                    declined.merge("declined: " + refused.reason().code(), 1, Integer::sum);
                }
            }
        }
        return new ScoredRows(
                table.only(kept.stream().mapToInt(Integer::intValue).toArray()),
                logOdds.stream().mapToDouble(Double::doubleValue).toArray(),
                intervals,
                declined);
    }
}
