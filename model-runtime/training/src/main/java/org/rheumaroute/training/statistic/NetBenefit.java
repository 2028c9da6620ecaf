package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.List;

/**
 * One point of a decision curve (Vickers and Elkin 2006, doi:10.1177/0272989X06295361): true positives per patient,
 * less the false positives weighted by the odds of the threshold. Treating nobody has the net benefit 0 everywhere.
 *
 * @param threshold probability from which one would treat, above 0 and below 1
 * @param model net benefit of treating who has at least this probability
 * @param treatAll net benefit of treating everybody
 */
public record NetBenefit(double threshold, double model, double treatAll) {
    /**
     * At one threshold.
     *
     * @param probabilities {@code double[rows]}, 0 to 1, at least one row
     * @param outcomes {@code int[rows]}, 0 or 1
     */
    public static NetBenefit at(double threshold, double[] probabilities, int[] outcomes) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("a threshold lies between 0 and 1, not at " + threshold);
        }
        Table.checkProbabilities(probabilities, outcomes);
        ThresholdFigures counts = ThresholdFigures.at(threshold, probabilities, outcomes);
        double odds = threshold / (1 - threshold);
        double rows = outcomes.length;
        int events = Table.events(outcomes);
        return new NetBenefit(
                threshold,
                counts.truePositives() / rows - counts.falsePositives() / rows * odds,
                events / rows - (rows - events) / rows * odds);
    }

    /**
     * A decision curve.
     *
     * @param thresholds each above 0 and below 1
     * @return one point for each, in the same order
     */
    public static List<NetBenefit> curve(double[] thresholds, double[] probabilities, int[] outcomes) {
        List<NetBenefit> curve = new ArrayList<>(thresholds.length);
        for (double threshold : thresholds) {
            curve.add(at(threshold, probabilities, outcomes));
        }
        return curve;
    }

    /** The thresholds 0.01, 0.02 ... 0.99, each the double nearest to its decimal. */
    public static double[] percents() {
        double[] thresholds = new double[99];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = (i + 1) / 100.0;
        }
        return thresholds;
    }
}
