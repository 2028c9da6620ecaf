package org.rheumaroute.model.packages;

import org.rheumaroute.model.Probability;

/** Between log-odds and probability. {@link StrictMath} gives the same bits on every platform. */
final class LogOdds {
    private LogOdds() {}

    static Probability toProbability(double logOdds) {
        // Both branches keep exp's argument negative, so nothing overflows.
        double small = StrictMath.exp(-Math.abs(logOdds));
        return new Probability(logOdds >= 0 ? 1.0 / (1.0 + small) : small / (1.0 + small));
    }
}
