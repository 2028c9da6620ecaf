package org.rheumaroute.training.statistic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our figures of one table, under the names that the referees give theirs; NaN stands for an undefined one. */
final class RefereeFigures {
    private static final double CUT = 0.3;
    private static final double[] THRESHOLDS = {0.1, 0.3, 0.5, 0.9};
    private static final int BINS = 10;

    private final RefereeTable table;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private RefereeFigures(RefereeTable table) {
        this.table = table;
    }

    static Map<String, Double> of(RefereeTable table) {
        RefereeFigures found = new RefereeFigures(table);
        if (Table.hasBothClasses(table.outcomes())) {
            found.discrimination();
        }
        found.atCut();
        found.line();
        found.calibration();
        found.benefit();
        if (!table.draws().isEmpty()) {
            found.optimism();
        }
        return found.figures;
    }

    private void discrimination() {
        PairedAuc paired = Auc.paired(table.first(), table.second(), table.outcomes());
        figures.put("auc", paired.first().value());
        figures.put("second.auc", paired.second().value());
        if (Double.isFinite(paired.variance())) { // else a class has one patient, and the referee has no figure
            figures.put("auc.variance", paired.first().variance());
            figures.put("auc.low", paired.first().low());
            figures.put("auc.high", paired.first().high());
            figures.put("paired.variance", paired.variance());
            figures.put("paired.z", paired.z());
            figures.put("paired.p", paired.p());
        }
        Youden.of(table.first(), table.outcomes()).ifPresent(youden -> {
            figures.put("youden.cut", youden.cut());
            figures.put("youden.index", youden.index());
        });
        List<RocCurve.Point> points =
                RocCurve.of(table.first(), table.outcomes()).points();
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += (i + 1)
                    * (points.get(i).sensitivity() + 2 * (1 - points.get(i).specificity()));
        }
        figures.put("roc.points", (double) points.size());
        figures.put("roc.weighted", sum / points.size());
    }

    private void atCut() {
        ThresholdFigures at = ThresholdFigures.at(CUT, table.first(), table.outcomes());
        share("sensitivity", at.sensitivity());
        share("specificity", at.specificity());
        share("ppv", at.ppv());
        share("npv", at.npv());
        share("accuracy", at.accuracy());
        share("always.no", at.accuracyOfAlwaysNo());
        share("f1", at.f1());
    }

    private void share(String name, Optional<Wilson> share) {
        share.ifPresent(found -> {
            figures.put(name, found.value());
            figures.put(name + ".low", found.low());
            figures.put(name + ".high", found.high());
        });
    }

    private void line() {
        CalibrationLine.inTheLarge(table.first(), table.outcomes()).ifPresent(large -> estimate("large", large));
        CalibrationLine.of(table.first(), table.outcomes()).ifPresent(line -> {
            estimate("line.intercept", line.intercept());
            estimate("line.slope", line.slope());
        });
    }

    private void estimate(String name, Estimate estimate) {
        figures.put(name, estimate.value());
        figures.put(name + ".error", estimate.standardError());
    }

    private void calibration() {
        Brier brier = Brier.of(table.first(), table.outcomes());
        figures.put("brier", brier.value());
        figures.put("brier.error", brier.standardError());
        brier.scaled().ifPresent(scaled -> figures.put("brier.scaled", scaled));
        CalibrationCurve curve = CalibrationCurve.of(table.first(), table.outcomes(), BINS);
        figures.put("error.mean", curve.errors().mean());
        figures.put("error.ninetieth", curve.errors().ninetieth());
        figures.put("error.greatest", curve.errors().greatest());
        bins(curve);
        smooth(curve);
    }

    private void bins(CalibrationCurve curve) {
        double[] sums = new double[3];
        for (int b = 0; b < curve.bins().size(); b++) {
            CalibrationCurve.Bin bin = curve.bins().get(b);
            sums[0] += (b + 1) * bin.rows();
            sums[1] += (b + 1) * bin.predicted();
            sums[2] += (b + 1) * bin.observed().value();
        }
        figures.put("bins", (double) curve.bins().size());
        figures.put("bins.rows", sums[0]);
        figures.put("bins.predicted", sums[1]);
        figures.put("bins.observed", sums[2]);
        figures.put("bins.error", curve.expectedError());
    }

    /** R's curve has one point a row, ours one a distinct probability. */
    private void smooth(CalibrationCurve curve) {
        double[] sorted = Table.sorted(table.first());
        double[] smooth = new double[sorted.length];
        int point = 0;
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            while (curve.smooth().get(point).predicted() != sorted[i]) {
                point++;
            }
            smooth[i] = curve.smooth().get(point).observed();
            weighted += (i + 1) * smooth[i];
        }
        figures.put("smooth.first", smooth[0]);
        figures.put("smooth.middle", smooth[(sorted.length + 1) / 2 - 1]);
        figures.put("smooth.last", smooth[sorted.length - 1]);
        figures.put("smooth.weighted", weighted / sorted.length);
    }

    private void benefit() {
        for (NetBenefit point : NetBenefit.curve(THRESHOLDS, table.first(), table.outcomes())) {
            figures.put("benefit." + point.threshold(), point.model());
            figures.put("benefit." + point.threshold() + ".all", point.treatAll());
        }
    }

    /** Of the Brier score of a logistic recalibration. */
    private void optimism() {
        Optimism found = Optimism.of(
                        table.outcomes().length,
                        table.draws(),
                        rows -> CalibrationLine.of(pick(table.first(), rows), pick(table.outcomes(), rows))
                                .orElseThrow(),
                        (line, rows) -> new double[] {brier(line, rows)})
                .get(0);
        figures.put("optimism.apparent", found.apparent());
        figures.put("optimism", found.optimism());
        figures.put("optimism.error", found.standardError());
    }

    private double brier(CalibrationLine line, int[] rows) {
        double[] recalibrated = pick(table.first(), rows);
        for (int i = 0; i < rows.length; i++) {
            double logOdds = Math.log(recalibrated[i]) - Math.log1p(-recalibrated[i]);
            recalibrated[i] = LogisticFit.probability(
                    line.intercept().value() + line.slope().value() * logOdds);
        }
        return Brier.of(recalibrated, pick(table.outcomes(), rows)).value();
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private static int[] pick(int[] values, int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
