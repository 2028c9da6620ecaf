package org.rheumaroute.training.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Point;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Result.Difference;
import org.rheumaroute.training.statistic.Brier;
import org.rheumaroute.training.statistic.CalibrationLine;
import org.rheumaroute.training.statistic.Clusters;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.NetBenefit;

/**
 * Judges all candidates on the same rows. Order is judged within folds; probabilities are judged over all rows together,
 * each row with the calibration and the cut that its own models had. Immutable.
 */
public final class Judge {
    private final int[] outcomes;
    private final Clusters patients;
    private final Folds folds;
    private final Map<String, Prediction> candidates;
    private final String reference;
    private final String cutsChosenBy;
    private final double @Nullable [] truth;

    /**
     * @param outcomes {@code int[rows]}, 0 or 1
     * @param patients which rows are of one patient; intervals and tests allow for it
     * @param folds rows within one fold were predicted by the same models
     * @param candidates predictions by name, in the order of the tables
     * @param reference name of the candidate that the others are compared with; may be none of them
     * @param cutsChosenBy how the cuts were chosen, in words
     * @param truth the true log-odds of invented patients, {@code double[rows]}; absent for others
     */
    public Judge(
            int[] outcomes,
            Clusters patients,
            Folds folds,
            Map<String, Prediction> candidates,
            String reference,
            String cutsChosenBy,
            double @Nullable [] truth) {
        this.outcomes = outcomes.clone();
        this.patients = patients;
        this.folds = folds;
        this.candidates = new LinkedHashMap<>(candidates);
        this.reference = reference;
        this.cutsChosenBy = cutsChosenBy;
        this.truth = truth == null ? null : truth.clone();
    }

    /** Everybody. */
    public Group everybody() {
        int[] all = new int[outcomes.length];
        Arrays.setAll(all, i -> i);
        return group("all", "All", "全体", all, true);
    }

    /** Some rows, with fewer points in the curves. */
    public Group some(String name, String english, String japanese, int[] rows) {
        return group(name, english, japanese, rows, false);
    }

    private Group group(String name, String english, String japanese, int[] rows, boolean full) {
        int[] own = pick(rows);
        int events = Arrays.stream(own).sum();
        WithinFolds order = new WithinFolds(outcomes, patients, folds, rows);
        List<Result> results = new ArrayList<>();
        if (rows.length > 0) {
            candidates.forEach(
                    (candidate, prediction) -> results.add(result(candidate, prediction, rows, own, order, full)));
        }
        return new Group(
                name,
                english,
                japanese,
                rows.length,
                events,
                truth == null ? null : order.auc(truth),
                truth == null || rows.length == 0
                        ? null
                        : Brier.of(probabilities(truth, rows), own).value(),
                rows.length == 0 ? null : 1 - (double) events / rows.length,
                rows.length == 0 || !full ? List.of() : treatAll(own),
                results);
    }

    private Result result(
            String candidate, Prediction prediction, int[] rows, int[] own, WithinFolds order, boolean full) {
        if (!prediction.isProbability()) {
            return orderOnly(candidate, prediction, order);
        }
        double[] probabilities = probabilities(prediction.logOdds(), rows);
        Clusters ofRows = patients.only(rows);
        Brier brier = Brier.of(probabilities, own, ofRows);
        boolean ranks = ranks(prediction.logOdds(), rows);
        Curves curves = new Curves(probabilities, own);
        return new Result(
                candidate,
                order.auc(prediction.logOdds()),
                toReference(candidate, prediction, order),
                Estimate.ifDefined(brier.value(), brier.low(), brier.high()),
                brier.scaled().isEmpty() ? null : Estimate.of(brier.scaled().getAsDouble()),
                CalibrationLine.inTheLarge(probabilities, own, ofRows)
                        .map(Judge::estimate)
                        .orElse(null),
                ranks
                        ? CalibrationLine.of(probabilities, own, ofRows)
                                .map(line -> estimate(line.slope()))
                                .orElse(null)
                        : null,
                new AtCuts(prediction, rows, own, ofRows, cutsChosenBy).figures(),
                ranks ? (full ? curves.full() : curves.few()) : Result.Curves.none());
    }

    private Result orderOnly(String candidate, Prediction prediction, WithinFolds order) {
        return new Result(
                candidate,
                order.auc(prediction.logOdds()),
                toReference(candidate, prediction, order),
                null,
                null,
                null,
                null,
                null,
                Result.Curves.none());
    }

    private @Nullable Difference toReference(String candidate, Prediction prediction, WithinFolds order) {
        Prediction other = candidates.get(reference);
        return other == null || candidate.equals(reference)
                ? null
                : order.difference(prediction.logOdds(), other.logOdds());
    }

    /** Whether it puts any two rows of one fold into an order; the prevalence does not. */
    private boolean ranks(double[] logOdds, int[] rows) {
        int[] ofRow = folds.ofRow();
        double[] first = new double[folds.count()];
        Arrays.fill(first, Double.NaN);
        for (int row : rows) {
            if (Double.isNaN(first[ofRow[row]])) {
                first[ofRow[row]] = logOdds[row];
            } else if (first[ofRow[row]] != logOdds[row]) {
                return true;
            }
        }
        return false;
    }

    private static List<Point> treatAll(int[] own) {
        double[] anything = new double[own.length];
        return Curves.thresholds()
                .mapToObj(t -> new Point(t, NetBenefit.at(t, anything, own).treatAll()))
                .toList();
    }

    private int[] pick(int[] rows) {
        return Arrays.stream(rows).map(i -> outcomes[i]).toArray();
    }

    private static double[] probabilities(double[] logOdds, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(i -> LogisticFit.probability(logOdds[i]))
                .toArray();
    }

    private static Estimate estimate(org.rheumaroute.training.statistic.Estimate found) {
        return Estimate.of(found.value(), found.low(), found.high());
    }
}
