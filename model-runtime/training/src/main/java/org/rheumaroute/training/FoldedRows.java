package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.Workers.Job;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.Seeds;
import org.rheumaroute.training.table.CohortTable;

/**
 * Rows cut into folds, several times over; all candidates on the same folds. A patient's rows never stand in two folds.
 *
 * @param rows the rows
 * @param folds one for each repeat
 * @param seed seed of the fits
 */
record FoldedRows(CohortTable rows, List<Folds> folds, long seed) {
    FoldedRows {
        folds = List.copyOf(folds);
    }

    static FoldedRows of(CohortTable rows, int count, int repeats, long seed) {
        List<Folds> folds = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            folds.add(folds(rows, count, Seeds.derive(seed, "folds", r)));
        }
        return new FoldedRows(rows, folds, seed);
    }

    /** Folds with nearly the same share of events each. */
    static Folds folds(CohortTable rows, int count, long seed) {
        return rows.severalRows()
                ? Folds.grouped(rows.outcomes(), rows.patients(), count, seed)
                : Folds.stratified(rows.outcomes(), count, seed);
    }

    /** Every fit that is needed: by predictor, then repeat, then fold. */
    List<Job<double[]>> jobs(List<Predictor> predictors, String purpose) {
        List<Job<double[]>> jobs = new ArrayList<>();
        for (Predictor predictor : predictors) {
            for (int r = 0; r < folds.size(); r++) {
                for (int fold = 0; fold < folds.get(r).count(); fold++) {
                    jobs.add(job(predictor, r, fold, purpose));
                }
            }
        }
        return jobs;
    }

    private Job<double[]> job(Predictor predictor, int repeat, int fold, String purpose) {
        return new Job<>(purpose + " " + predictor.name(), () -> {
            CohortTable outside = rows.only(folds.get(repeat).outside(fold));
            List<FeatureVector> inside =
                    rows.only(folds.get(repeat).inside(fold)).vectors();
            return predictor
                    .fit(
                            outside.vectors(),
                            outside.outcomes(),
                            Seeds.derive(seed, predictor.name() + "-" + repeat, fold))
                    .logOdds(inside);
        });
    }

    /** The results of {@link #jobs} in their order, as out-of-fold log-odds by predictor. */
    Map<String, OutOfFold> gather(List<Predictor> predictors, List<double[]> results) {
        Map<String, OutOfFold> found = new LinkedHashMap<>();
        int next = 0;
        for (Predictor predictor : predictors) {
            double[][] logOdds = new double[folds.size()][rows.rows().size()];
            for (int r = 0; r < folds.size(); r++) {
                for (int fold = 0; fold < folds.get(r).count(); fold++) {
                    int[] inside = folds.get(r).inside(fold);
                    double[] own = results.get(next++);
                    for (int i = 0; i < inside.length; i++) {
                        logOdds[r][inside[i]] = own[i];
                    }
                }
            }
            found.put(predictor.name(), new OutOfFold(logOdds, folds, rows.outcomes()));
        }
        return found;
    }

    /** Log-odds known without any fit, on the same folds; for the truth behind invented patients. */
    OutOfFold known(double[] logOdds) {
        double[][] repeated = new double[folds.size()][];
        Arrays.fill(repeated, logOdds);
        return new OutOfFold(repeated, folds, rows.outcomes());
    }
}
