package org.rheumaroute.training;

import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Platt;

/**
 * The combination of two members: a weighted mean of their calibrated log-odds. The weight is the one of 21 that loses
 * least on unseen patients.
 *
 * @param first calibration of the first member
 * @param second calibration of the second member
 * @param weight share of the first member, 0 to 1
 */
record Mixture(Platt first, Platt second, double weight) {
    private static final int GRID = 20;

    /** Fits on the patients that {@code weights} counts. */
    static Mixture fit(OutOfFold first, OutOfFold second, double[] weights) {
        Platt ofFirst = Calibrations.rising(first, weights);
        Platt ofSecond = Calibrations.rising(second, weights);
        OutOfFold a = first.under(ofFirst);
        OutOfFold b = second.under(ofSecond);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= GRID; step++) {
            double loss = logLoss(a.mixedWith(b, (double) step / GRID), weights);
            if (loss < least) {
                least = loss;
                best = step;
            }
        }
        return new Mixture(ofFirst, ofSecond, (double) best / GRID);
    }

    /** The combined log-odds, before their own calibration. */
    OutOfFold of(OutOfFold a, OutOfFold b) {
        return a.under(first).mixedWith(b.under(second), weight);
    }

    /** Weighted variance between the members for each patient: {@code double[repeats][rows]}. */
    double[][] spread(OutOfFold a, OutOfFold b) {
        double[][] spread = new double[a.logOdds().length][a.rows()];
        for (int r = 0; r < spread.length; r++) {
            for (int i = 0; i < spread[r].length; i++) {
                double gap = first.apply(a.logOdds()[r][i]) - second.apply(b.logOdds()[r][i]);
                spread[r][i] = weight * (1 - weight) * gap * gap;
            }
        }
        return spread;
    }

    /** Weight and calibrations of each fold learned on the other folds only; for honest figures. */
    static OutOfFold crossFitted(OutOfFold a, OutOfFold b) {
        double[][] mixed = new double[a.logOdds().length][];
        for (int r = 0; r < mixed.length; r++) {
            OutOfFold second = b.repeat(r);
            mixed[r] = a.repeat(r)
                    .acrossFolds((first, outside) -> {
                        OutOfFold combined = fit(first, second, outside).of(first, second);
                        return combined.under(Calibrations.rising(combined, outside));
                    })
                    .logOdds()[0];
        }
        return new OutOfFold(mixed, a.folds(), a.outcomes());
    }

    private static double logLoss(OutOfFold predicted, double[] weights) {
        double sum = 0;
        for (double[] repeat : predicted.logOdds()) {
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] != 0) {
                    double right = LogisticFit.probability(predicted.outcomes()[i] == 1 ? repeat[i] : -repeat[i]);
                    sum -= weights[i] * StrictMath.log(Math.max(right, 1e-12));
                }
            }
        }
        return sum;
    }
}
