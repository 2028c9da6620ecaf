package org.rheumaroute.training.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Result.AtThreshold;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.ThresholdFigures;
import org.rheumaroute.training.statistic.Wilson;

/**
 * Yes/no figures, each row judged at the cut that was chosen where its model was.
 *
 * @param prediction of all rows
 * @param rows the rows to look at
 * @param outcomes of those rows
 * @param chosenBy how the cuts were chosen, in words
 */
record AtCuts(Prediction prediction, int[] rows, int[] outcomes, String chosenBy) {
    /** Absent when some row has no cut. */
    @Nullable
    AtThreshold figures() {
        double[] cuts =
                Arrays.stream(rows).mapToDouble(i -> prediction.cuts()[i]).toArray();
        if (cuts.length == 0 || Arrays.stream(cuts).anyMatch(Double::isNaN)) {
            return null;
        }
        ThresholdFigures counted = count(cuts);
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
                estimate(counted.sensitivity()),
                estimate(counted.specificity()),
                estimate(counted.ppv()),
                estimate(counted.npv()),
                estimate(counted.f1()),
                estimate(counted.accuracy()));
    }

    private ThresholdFigures count(double[] cuts) {
        int[][] counts = new int[2][2];
        for (int i = 0; i < rows.length; i++) {
            counts[outcomes[i]][prediction.logOdds()[rows[i]] >= cuts[i] ? 1 : 0]++;
        }
        return new ThresholdFigures(0, counts[1][1], counts[0][1], counts[0][0], counts[1][0]);
    }

    private static @Nullable Estimate estimate(Optional<Wilson> share) {
        return share.map(Curves::estimate).orElse(null);
    }
}
