package org.rheumaroute.training.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one candidate did on one set of patients. A figure that is not defined there, or was not computed, is absent.
 *
 * @param candidate name of the candidate
 * @param auc area under the ROC curve
 * @param toReference AUC of this candidate minus that of {@link Study#reference()}, on the same patients
 * @param brier Brier score, 0 (best) to 1
 * @param scaledBrier 1 - Brier / Brier of the prevalence; at most 1, below 0 when worse than the prevalence
 * @param calibrationIntercept log-odds by which predictions are too low on average (slope fixed at 1); 0 is right
 * @param calibrationSlope 1 is right, below 1 too extreme
 * @param atThreshold yes/no figures at the threshold chosen in advance
 * @param curves what is drawn
 */
public record Result(
        String candidate,
        @Nullable Estimate auc,
        @Nullable Difference toReference,
        @Nullable Estimate brier,
        @Nullable Estimate scaledBrier,
        @Nullable Estimate calibrationIntercept,
        @Nullable Estimate calibrationSlope,
        @Nullable AtThreshold atThreshold,
        Curves curves) {
    public Result {
        Figures.text("candidate", candidate);
        Figures.share("AUC", auc);
        Figures.share("Brier score", brier);
    }

    /**
     * A paired difference.
     *
     * @param value this minus reference
     * @param p two-sided p of the paired test, 0 to 1; absent when there is no variance
     */
    public record Difference(Estimate value, @Nullable Double p) {
        public Difference {
            Figures.share("p", p);
        }
    }

    /**
     * Yes/no figures. Each has a 95 % interval of its own where the method gives one.
     *
     * @param threshold probability from which the answer is yes
     * @param chosenBy how the threshold was chosen, in words
     */
    public record AtThreshold(
            double threshold,
            String chosenBy,
            @Nullable Estimate sensitivity,
            @Nullable Estimate specificity,
            @Nullable Estimate ppv,
            @Nullable Estimate npv,
            @Nullable Estimate f1,
            @Nullable Estimate accuracy) {
        public AtThreshold {
            Figures.share("threshold", threshold);
            Figures.share("sensitivity", sensitivity);
            Figures.share("specificity", specificity);
            Figures.share("PPV", ppv);
            Figures.share("NPV", npv);
            Figures.share("F1", f1);
            Figures.share("accuracy", accuracy);
        }
    }

    /**
     * Points of the drawings; each list may be empty.
     *
     * @param roc x false-positive rate, y sensitivity, rising from (0, 0) to (1, 1)
     * @param calibrationBins groups of patients by predicted probability
     * @param calibrationSmooth x predicted, y observed probability
     * @param netBenefit x threshold probability, y net benefit
     * @param histogram predicted probabilities, counted
     */
    public record Curves(
            List<Point> roc,
            List<CalibrationBin> calibrationBins,
            List<Point> calibrationSmooth,
            List<Point> netBenefit,
            List<HistogramBin> histogram) {
        public Curves {
            roc = List.copyOf(roc);
            calibrationBins = List.copyOf(calibrationBins);
            calibrationSmooth = List.copyOf(calibrationSmooth);
            netBenefit = List.copyOf(netBenefit);
            histogram = List.copyOf(histogram);
        }

        /** Nothing to draw. */
        public static Curves none() {
            return new Curves(List.of(), List.of(), List.of(), List.of(), List.of());
        }
    }

    /**
     * Patients with similar predictions.
     *
     * @param predicted mean predicted probability
     * @param observed share with the outcome
     */
    public record CalibrationBin(double predicted, Estimate observed, int patients) {
        public CalibrationBin {
            Figures.share("predicted", predicted);
            Figures.share("observed", observed);
        }
    }

    /** Patients whose predicted probability lies in {@code [from, to)}. */
    public record HistogramBin(double from, double to, int withOutcome, int without) {
        public HistogramBin {
            Figures.share("from", from);
            Figures.share("to", to);
        }
    }
}
