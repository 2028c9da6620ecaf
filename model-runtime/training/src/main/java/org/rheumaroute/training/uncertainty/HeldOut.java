package org.rheumaroute.training.uncertainty;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Seeds;

/**
 * How far one of two families of truths is to be believed: by the likelihood that either gives to outcomes it was not
 * fitted to, with the uncertainty of that sum (pseudo-BMA with the Bayesian bootstrap; Yao, Vehtari, Simpson and Gelman
 * 2018, doi:10.1214/17-BA1091). On thousands of patients one family mostly takes all, on two hundred chance decides
 * little and both keep a share.
 */
final class HeldOut {
    private static final int FOLDS = 4;
    /** Chance in the cut into folds decides less when they are cut again. */
    private static final int REPEATS = 2;

    private static final int DRAWS = 40;
    private static final int BOOTSTRAPS = 400;
    private static final double LEAST_PROBABILITY = 1e-6;

    private final int[] outcomes;
    private final List<Folds> repeats;

    HeldOut(int[] outcomes, long seed) {
        this.outcomes = outcomes;
        this.repeats = IntStream.range(0, REPEATS)
                .mapToObj(r -> Folds.stratified(outcomes, FOLDS, Seeds.derive(seed, "held-out", r)))
                .toList();
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

    /** Of each patient's outcome, mean over the repeats. */
    private double[] logLikelihoods(Family.Fitting fitting, Random random) {
        double[] found = new double[outcomes.length];
        for (Folds folds : repeats) {
            for (int fold = 0; fold < FOLDS; fold++) {
                int[] inside = folds.inside(fold);
                double[] probabilities = probabilities(fitting.fit(folds.outside(fold)), inside, random);
                for (int k = 0; k < inside.length; k++) {
                    double p = outcomes[inside[k]] == 1 ? probabilities[k] : 1 - probabilities[k];
                    found[inside[k]] += StrictMath.log(Math.max(LEAST_PROBABILITY, p)) / repeats.size();
                }
            }
        }
        return found;
    }

    private static double[] probabilities(Family family, int[] wanted, Random random) {
        double[] mean = new double[wanted.length];
        for (int d = 0; d < DRAWS; d++) {
            double[] drawn = family.draw(random);
            for (int k = 0; k < wanted.length; k++) {
                mean[k] += LogisticFit.probability(drawn[wanted[k]]) / DRAWS;
            }
        }
        return mean;
    }
}
