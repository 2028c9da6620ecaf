package org.rheumaroute.training.statistic;

import java.util.Optional;

/**
 * AUCs of two models, compared within folds and averaged: their log-odds of different folds need not be on one level.
 * Confined to one thread.
 */
public final class MeanDifference {
    private int folds;
    private double first;
    private double second;
    private double varianceOfFirst;
    private double varianceOfSecond;
    private double varianceOfDifference;

    /** Adds a fold; one without both outcomes tells nothing and is left out. */
    public void add(double[] one, double[] other, int[] outcomes, Clusters clusters) {
        if (!Table.hasBothClasses(outcomes)) {
            return;
        }
        PairedAuc pair = Auc.paired(one, other, outcomes, clusters);
        folds++;
        first += pair.first().value();
        second += pair.second().value();
        varianceOfFirst += pair.first().variance();
        varianceOfSecond += pair.second().variance();
        varianceOfDifference += pair.variance();
    }

    /** AUC of the first model; empty without folds. */
    public Optional<Estimate> first() {
        return mean(first, varianceOfFirst);
    }

    /** AUC of the second model; empty without folds. */
    public Optional<Estimate> second() {
        return mean(second, varianceOfSecond);
    }

    /** First minus second; empty without folds. */
    public Optional<Estimate> difference() {
        return mean(first - second, varianceOfDifference);
    }

    /** Two-sided p of no difference, 0 to 1. */
    public double p() {
        return difference()
                .filter(d -> d.standardError() > 0)
                .map(d -> Normal.twoSided(d.value() / d.standardError()))
                .orElse(1.0);
    }

    private Optional<Estimate> mean(double sum, double variance) {
        double error = Math.sqrt(variance) / folds;
        return folds == 0 || !Double.isFinite(error) ? Optional.empty() : Optional.of(new Estimate(sum / folds, error));
    }
}
