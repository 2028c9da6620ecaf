package org.rheumaroute.training.statistic;

/**
 * Several estimates looked at together: the chance that any of their intervals misses its truth is at most {@code error}
 * (Bonferroni). It holds however the estimates go together, so that no joint distribution has to be known.
 *
 * @param family how many are looked at, 1 and above; fixed before any was seen
 * @param error 0 to 1, both excluded
 */
public record Simultaneous(int family, double error) {
    public Simultaneous {
        if (family < 1 || !(error > 0 && error < 1)) {
            throw new IllegalArgumentException(family + " estimates with an error of " + error);
        }
    }

    /** Half the width of an interval in standard errors. */
    public double critical() {
        return Normal.twoSidedQuantile(error / family);
    }

    /** Lower end of the simultaneous interval. */
    public double low(Estimate estimate) {
        return estimate.value() - critical() * estimate.standardError();
    }

    /** Upper end of the simultaneous interval. */
    public double high(Estimate estimate) {
        return estimate.value() + critical() * estimate.standardError();
    }

    /**
     * Two-sided p of "no effect" (Wald), adjusted: below {@link #error()} exactly when the simultaneous interval leaves 0
     * out.
     *
     * @return 0 to 1; 1 for an estimate of 0
     */
    public double p(Estimate estimate) {
        double z = estimate.value() == 0 ? 0 : estimate.value() / estimate.standardError();
        return Math.min(1, family * Normal.twoSided(z));
    }
}
