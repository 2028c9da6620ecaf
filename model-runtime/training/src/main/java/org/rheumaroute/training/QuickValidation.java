package org.rheumaroute.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.table.CohortTable;

/**
 * One round of folds: the rows of each fold are calibrated, mixed and cut by what the other folds' out-of-fold
 * predictions tell. The models behind those predictions have seen the fold, so this is a little too kind.
 */
final class QuickValidation {
    private QuickValidation() {}

    /** Judges the first repeat. */
    static Judged of(CohortTable cohort, List<Predictor> predictors, Map<String, OutOfFold> predicted) {
        Map<String, OutOfFold> first = new LinkedHashMap<>();
        predicted.forEach((name, all) -> first.put(name, all.repeat(0)));
        Folds folds = predicted.values().iterator().next().folds().get(0);
        Judged.Builder judged = new Judged.Builder(cohort, folds);
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] outside = folds.outside(fold);
            int[] inside = folds.inside(fold);
            Map<String, OutOfFold> seen = new LinkedHashMap<>();
            Map<String, double[]> unseen = new LinkedHashMap<>();
            first.forEach((name, all) -> {
                seen.put(name, all.only(outside));
                unseen.put(name, all.only(inside).logOdds()[0]);
            });
            Choice choice = Choice.of(predictors, seen);
            judged.add(fold, choice, choice.apply(unseen));
        }
        return judged.build();
    }
}
