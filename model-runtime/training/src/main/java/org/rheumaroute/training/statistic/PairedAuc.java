package org.rheumaroute.training.statistic;

/**
 * Two correlated AUCs and the variance of their difference (DeLong et al. 1988).
 *
 * @param first AUC of the one model
 * @param second AUC of the other
 * @param variance of {@code first - second}; infinite when one class has a single patient
 */
public record PairedAuc(Auc first, Auc second, double variance) {
    /** {@code first - second}, -1 to 1. */
    public double difference() {
        return first.value() - second.value();
    }

    /** Lower end of the difference's 95 % interval, not below -1. */
    public double low() {
        return Math.max(-1, difference() - Normal.TWO_SIDED_95 * Math.sqrt(variance));
    }

    /** Upper end of the difference's 95 % interval, not above 1. */
    public double high() {
        return Math.min(1, difference() + Normal.TWO_SIDED_95 * Math.sqrt(variance));
    }

    /** Difference in standard errors; 0 when there is no difference, infinite when it has no spread at all. */
    public double z() {
        return difference() == 0 ? 0 : difference() / Math.sqrt(variance);
    }

    /** Two-sided p-value of "no difference", 0 to 1; 1 when the AUCs are the same. */
    public double p() {
        return Normal.twoSided(z());
    }
}
