package org.rheumaroute.training.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Point;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Result.CalibrationBin;
import org.rheumaroute.training.report.Result.HistogramBin;
import org.rheumaroute.training.statistic.CalibrationCurve;
import org.rheumaroute.training.statistic.NetBenefit;
import org.rheumaroute.training.statistic.RocCurve;
import org.rheumaroute.training.statistic.Wilson;

/**
 * What is drawn of one candidate.
 *
 * @param probabilities {@code double[rows]}
 * @param outcomes {@code int[rows]}
 */
record Curves(double[] probabilities, int[] outcomes) {
    private static final int ROC_POINTS = 100;
    private static final int FEW_ROC_POINTS = 25;
    private static final int BINS = 10;
    private static final int FEW_BINS = 5;
    private static final int SMOOTH_POINTS = 40;
    private static final int HISTOGRAM_BINS = 20;
    /** A smooth curve through fewer rows would show chance. */
    private static final int LEAST_FOR_SMOOTH = 50;

    /** Threshold probabilities of decision curves: 0.01 to 0.80; nobody waits for more before acting. */
    static DoubleStream thresholds() {
        return Arrays.stream(NetBenefit.percents()).limit(80);
    }

    Result.Curves full() {
        CalibrationCurve calibration = CalibrationCurve.of(probabilities, outcomes, BINS);
        return new Result.Curves(
                roc(ROC_POINTS),
                bins(calibration),
                outcomes.length < LEAST_FOR_SMOOTH
                        ? List.of()
                        : calibration.smooth(SMOOTH_POINTS).stream()
                                .map(p -> new Point(p.predicted(), p.observed()))
                                .toList(),
                netBenefit(),
                histogram());
    }

    Result.Curves few() {
        return new Result.Curves(
                roc(FEW_ROC_POINTS),
                bins(CalibrationCurve.of(probabilities, outcomes, FEW_BINS)),
                List.of(),
                List.of(),
                List.of());
    }

    private List<Point> roc(int most) {
        int events = Arrays.stream(outcomes).sum();
        if (events == 0 || events == outcomes.length) {
            return List.of();
        }
        return RocCurve.of(probabilities, outcomes).thinned(most).points().stream()
                .map(p -> new Point(1 - p.specificity(), p.sensitivity()))
                .toList();
    }

    private static List<CalibrationBin> bins(CalibrationCurve curve) {
        return curve.bins().stream()
                .map(bin -> new CalibrationBin(bin.predicted(), estimate(bin.observed()), bin.rows()))
                .toList();
    }

    private List<Point> netBenefit() {
        return thresholds()
                .mapToObj(t ->
                        new Point(t, NetBenefit.at(t, probabilities, outcomes).model()))
                .toList();
    }

    private List<HistogramBin> histogram() {
        int[][] counts = new int[HISTOGRAM_BINS][2];
        for (int i = 0; i < outcomes.length; i++) {
            int bin = Math.min(HISTOGRAM_BINS - 1, (int) (probabilities[i] * HISTOGRAM_BINS));
            counts[bin][outcomes[i]]++;
        }
        List<HistogramBin> bins = new ArrayList<>();
        for (int b = 0; b < HISTOGRAM_BINS; b++) {
            bins.add(new HistogramBin(
                    (double) b / HISTOGRAM_BINS, (b + 1.0) / HISTOGRAM_BINS, counts[b][1], counts[b][0]));
        }
        return bins;
    }

    static Estimate estimate(Wilson share) {
        return Estimate.of(share.value(), share.low(), share.high());
    }
}
