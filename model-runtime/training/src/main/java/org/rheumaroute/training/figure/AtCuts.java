package org.rheumaroute.training.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Result.AtThreshold;
import org.rheumaroute.training.statistic.ClusteredShare;
import org.rheumaroute.training.statistic.Clusters;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.ThresholdFigures;
import org.rheumaroute.training.statistic.Wilson;

/**
 * Yes/no figures, each row judged at the cut that was chosen where its model was.
 *
 * @param prediction of all rows
 * @param rows the rows to look at
 * @param outcomes of those rows
 * @param patients which of those rows are of one patient
 * @param chosenBy how the cuts were chosen, in words
 */
record AtCuts(Prediction prediction, int[] rows, int[] outcomes, Clusters patients, String chosenBy) {
    /** Absent when some row has no cut. */
    @Nullable
    AtThreshold figures() {
        double[] cuts =
                Arrays.stream(rows).mapToDouble(i -> prediction.cuts()[i]).toArray();
        if (cuts.length == 0 || Arrays.stream(cuts).anyMatch(Double::isNaN)) {
            return null;
        }
        Shares counted = patients.repeat() ? clustered(cuts) : independent(cuts);
        double[] thresholds = Arrays.stream(cuts)
                .distinct()
                .map(LogisticFit::probability)
                .sorted()
                .toArray();
        return new AtThreshold(
                Arrays.stream(thresholds).average().orElseThrow(),
                thresholds.length == 1
                        ? chosenBy
                        : String.format(
                                Locale.ROOT,
                                "%s; %d thresholds from %.3f to %.3f, their mean is shown",
                                chosenBy,
                                thresholds.length,
                                thresholds[0],
                                thresholds[thresholds.length - 1]),
                counted.sensitivity,
                counted.specificity,
                counted.ppv,
                counted.npv,
                counted.f1,
                counted.accuracy);
    }

    private record Shares(
            @Nullable Estimate sensitivity,
            @Nullable Estimate specificity,
            @Nullable Estimate ppv,
            @Nullable Estimate npv,
            @Nullable Estimate f1,
            @Nullable Estimate accuracy) {}

    private Shares independent(double[] cuts) {
        int[][] counts = new int[2][2];
        for (int i = 0; i < rows.length; i++) {
            counts[outcomes[i]][isPositive(cuts, i) ? 1 : 0]++;
        }
        ThresholdFigures counted = new ThresholdFigures(0, counts[1][1], counts[0][1], counts[0][0], counts[1][0]);
        return new Shares(
                estimate(counted.sensitivity()),
                estimate(counted.specificity()),
                estimate(counted.ppv()),
                estimate(counted.npv()),
                estimate(counted.f1()),
                estimate(counted.accuracy()));
    }

    /** Wilson's intervals at the effective number of rows. */
    private Shares clustered(double[] cuts) {
        IntPredicate positive = i -> isPositive(cuts, i);
        IntPredicate event = i -> outcomes[i] == 1;
        IntPredicate both = positive.and(event);
        return new Shares(
                estimate(share(positive, event)),
                estimate(share(positive.negate(), event.negate())),
                estimate(share(event, positive)),
                estimate(share(event.negate(), positive.negate())),
                estimate(share(both, positive.or(event)).map(ThresholdFigures::f1)),
                estimate(share(i -> positive.test(i) == event.test(i), i -> true)));
    }

    private Optional<Wilson> share(IntPredicate success, IntPredicate trial) {
        boolean[] successes = new boolean[rows.length];
        boolean[] trials = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            trials[i] = trial.test(i);
            successes[i] = success.test(i);
        }
        return ClusteredShare.of(successes, trials, patients);
    }

    private boolean isPositive(double[] cuts, int i) {
        return prediction.logOdds()[rows[i]] >= cuts[i];
    }

    private static @Nullable Estimate estimate(Optional<Wilson> share) {
        return share.map(Curves::estimate).orElse(null);
    }
}
