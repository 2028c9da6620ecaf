package org.rheumaroute.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.rheumaroute.training.statistic.Auc;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Platt;

/**
 * Log-odds that a model gave to patients it had not seen, from repeated cross-validation.
 *
 * @param logOdds {@code double[repeats][rows]}
 * @param folds the folds of each repeat
 * @param outcomes {@code int[rows]}
 */
record OutOfFold(double[][] logOdds, List<Folds> folds, int[] outcomes) {
    int rows() {
        return outcomes.length;
    }

    /** The calibration on all patients; for the package. */
    Platt calibration() {
        return calibration(everybody());
    }

    /** The calibration on some patients. */
    Platt calibration(double[] weights) {
        return Platt.fit(logOdds, outcomes, weights);
    }

    /** {@code double[rows]} of ones. */
    double[] everybody() {
        double[] once = new double[rows()];
        Arrays.fill(once, 1);
        return once;
    }

    /** All log-odds under one calibration. */
    OutOfFold under(Platt calibration) {
        return map(row -> Arrays.stream(row).map(calibration::apply).toArray());
    }

    /** Each fold calibrated on the other folds only; for honest figures. */
    OutOfFold crossCalibrated() {
        return acrossFolds((repeat, outside) -> repeat.under(repeat.calibration(outside)));
    }

    /**
     * Applies what was learned on the other folds to each fold.
     *
     * @param learn from one repeat and the weights (1 or 0) of the patients it may look at, to new log-odds
     */
    OutOfFold acrossFolds(BiFunction<OutOfFold, double[], OutOfFold> learn) {
        double[][] changed = new double[logOdds.length][rows()];
        for (int r = 0; r < logOdds.length; r++) {
            for (int fold = 0; fold < folds.get(r).count(); fold++) {
                double[] outside = new double[rows()];
                for (int i : folds.get(r).outside(fold)) {
                    outside[i] = 1;
                }
                double[] learned = learn.apply(repeat(r), outside).logOdds[0];
                for (int i : folds.get(r).inside(fold)) {
                    changed[r][i] = learned[i];
                }
            }
        }
        return new OutOfFold(changed, folds, outcomes);
    }

    /**
     * AUC within each fold, averaged: pooling folds would punish their different levels. The variance is DeLong's
     * within folds, averaged over repeats.
     */
    Auc auc() {
        double value = 0;
        double variance = 0;
        int tables = 0;
        for (int r = 0; r < logOdds.length; r++) {
            int count = folds.get(r).count();
            for (int fold = 0; fold < count; fold++) {
                Auc inFold = Auc.of(
                        pick(logOdds[r], folds.get(r).inside(fold)),
                        pick(folds.get(r).inside(fold)));
                value += inFold.value();
                variance += inFold.variance() / ((double) count * count);
                tables++;
            }
        }
        return new Auc(value / tables, variance / logOdds.length);
    }

    /** Squared error of each patient's probability, mean over repeats: {@code double[rows]}. */
    double[] squaredErrors() {
        double[] errors = new double[rows()];
        for (double[] repeat : logOdds) {
            for (int i = 0; i < rows(); i++) {
                double gap = LogisticFit.probability(repeat[i]) - outcomes[i];
                errors[i] += gap * gap / logOdds.length;
            }
        }
        return errors;
    }

    /** Some rows alone, in the order given; each keeps the number of its fold. */
    OutOfFold only(int[] wanted) {
        double[][] picked = Arrays.stream(logOdds).map(row -> pick(row, wanted)).toArray(double[][]::new);
        List<Folds> kept =
                folds.stream().map(f -> renumbered(f.ofRow(), wanted)).toList();
        return new OutOfFold(picked, kept, pick(wanted));
    }

    /** Without the numbers that no row has. */
    private static Folds renumbered(int[] ofAllRows, int[] wanted) {
        int[] ofRow = Arrays.stream(wanted).map(i -> ofAllRows[i]).toArray();
        int[] numbers = Arrays.stream(ofRow).distinct().sorted().toArray();
        return new Folds(
                numbers.length,
                Arrays.stream(ofRow).map(f -> Arrays.binarySearch(numbers, f)).toArray());
    }

    /** One repeat alone. */
    OutOfFold repeat(int number) {
        return new OutOfFold(new double[][] {logOdds[number]}, List.of(folds.get(number)), outcomes);
    }

    /**
     * How much a refit on other patients would move one patient's log-odds, as a variance averaged over patients. The
     * repeats' models each left out one fold, so they share most of their patients; the delete-d jackknife (Shao and Wu
     * 1989) scales their variance by {@code kept / left out}.
     */
    double refitVariance() {
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            double mean = 0;
            for (double[] repeat : logOdds) {
                mean += repeat[i] / logOdds.length;
            }
            for (double[] repeat : logOdds) {
                sum += (repeat[i] - mean) * (repeat[i] - mean) / (logOdds.length - 1);
            }
        }
        return sum / rows() * (folds.get(0).count() - 1);
    }

    private int[] pick(int[] rows) {
        return Arrays.stream(rows).map(i -> outcomes[i]).toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private OutOfFold map(UnaryOperator<double[]> change) {
        return new OutOfFold(Arrays.stream(logOdds).map(change).toArray(double[][]::new), folds, outcomes);
    }
}
