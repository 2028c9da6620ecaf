package org.rheumaroute.training.uncertainty;

import java.util.Random;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * How far one of two families of truths is to be believed: by the likelihood that either gives to outcomes it was not
 * fitted to, with the uncertainty of that sum (pseudo-BMA with the Bayesian bootstrap; Yao, Vehtari, Simpson and Gelman
 * 2018, doi:10.1214/17-BA1091). On thousands of patients one family mostly takes all, on two hundred chance decides
 * little and both keep a share.
 */
final class HeldOut {
    private static final int FOLDS = 4;
    private static final int DRAWS = 10;
    private static final int BOOTSTRAPS = 400;
    private static final double LEAST_PROBABILITY = 1e-6;

    private final int[] outcomes;
    private final Folds folds;

    HeldOut(int[] outcomes, long seed) {
        this.outcomes = outcomes;
        this.folds = Folds.stratified(outcomes, FOLDS, seed);
    }

    /** Share of {@code second} beside {@code first}, 0 to 1. */
    double share(Family.Fitting first, Family.Fitting second, Random random) {
        double[] ofFirst = logLikelihoods(first, random);
        double[] ofSecond = logLikelihoods(second, random);
        double mean = 0;
        for (int b = 0; b < BOOTSTRAPS; b++) {
            double gap = 0;
            double weights = 0;
            for (int i = 0; i < outcomes.length; i++) {
                double weight = -StrictMath.log(1 - random.nextDouble());
                weights += weight;
                gap += weight * (ofSecond[i] - ofFirst[i]);
            }
            mean += LogisticFit.probability(gap / weights * outcomes.length) / BOOTSTRAPS;
        }
        return mean;
    }

    private double[] logLikelihoods(Family.Fitting fitting, Random random) {
        double[] found = new double[outcomes.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            Family family = fitting.fit(folds.outside(fold));
            double[] mean = new double[outcomes.length];
            for (int d = 0; d < DRAWS; d++) {
                double[] drawn = family.draw(random);
                for (int i : folds.inside(fold)) {
                    mean[i] += LogisticFit.probability(drawn[i]) / DRAWS;
                }
            }
            for (int i : folds.inside(fold)) {
                double p = outcomes[i] == 1 ? mean[i] : 1 - mean[i];
                found[i] = StrictMath.log(Math.max(LEAST_PROBABILITY, p));
            }
        }
        return found;
    }
}
