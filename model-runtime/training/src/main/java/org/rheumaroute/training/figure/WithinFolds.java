package org.rheumaroute.training.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Result.Difference;
import org.rheumaroute.training.statistic.Auc;
import org.rheumaroute.training.statistic.Clusters;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.PairedAuc;

/**
 * Discrimination within folds. Pooling folds would punish their different levels: models without signal fall below 0.5.
 * Folds are weighted by how much they tell, {@code events x others / rows}; a fold with fewer than two of either says
 * nothing.
 */
final class WithinFolds {
    private static final double TWO_SIDED_95 = 1.959963984540054;
    private static final int LEAST_OF_EACH = 2;

    private final int[] outcomes;
    private final Clusters patients;
    private final List<int[]> folds = new ArrayList<>();
    private double weights;

    /** @param rows the rows to look at */
    WithinFolds(int[] outcomes, Clusters patients, Folds folds, int[] rows) {
        this.outcomes = outcomes;
        this.patients = patients;
        int[] ofRow = folds.ofRow();
        for (int k = 0; k < folds.count(); k++) {
            int fold = k;
            int[] own = Arrays.stream(rows).filter(i -> ofRow[i] == fold).toArray();
            if (events(own) >= LEAST_OF_EACH && own.length - events(own) >= LEAST_OF_EACH) {
                this.folds.add(own);
                weights += weight(own);
            }
        }
    }

    /** The AUC with DeLong's interval, or Obuchowski's where patients have several rows; absent when no fold says anything. */
    @Nullable
    Estimate auc(double[] scores) {
        double value = 0;
        double variance = 0;
        for (int[] fold : folds) {
            double share = weight(fold) / weights;
            Auc auc = Auc.of(pick(scores, fold), pick(fold), patients.only(fold));
            value += share * auc.value();
            variance += share * share * auc.variance();
        }
        return folds.isEmpty() ? null : bounded(value, variance, 0);
    }

    /** The difference between two candidates with DeLong's paired interval and test. */
    @Nullable
    Difference difference(double[] first, double[] second) {
        double value = 0;
        double variance = 0;
        for (int[] fold : folds) {
            double share = weight(fold) / weights;
            PairedAuc pair = Auc.paired(pick(first, fold), pick(second, fold), pick(fold), patients.only(fold));
            value += share * pair.difference();
            variance += share * share * pair.variance();
        }
        if (folds.isEmpty()) {
            return null;
        }
        PairedAuc together = new PairedAuc(new Auc(value, 0), new Auc(0, 0), variance);
        return new Difference(bounded(value, variance, -1), variance == 0 ? null : together.p());
    }

    private double weight(int[] fold) {
        double events = events(fold);
        return events * (fold.length - events) / fold.length;
    }

    private int events(int[] rows) {
        return Arrays.stream(rows).map(i -> outcomes[i]).sum();
    }

    private int[] pick(int[] rows) {
        return Arrays.stream(rows).map(i -> outcomes[i]).toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static Estimate bounded(double value, double variance, double least) {
        double half = TWO_SIDED_95 * Math.sqrt(variance);
        return Estimate.of(value, Math.max(least, value - half), Math.min(1, value + half));
    }
}
