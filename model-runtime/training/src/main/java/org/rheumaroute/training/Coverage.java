package org.rheumaroute.training;

import java.util.stream.IntStream;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.model.packages.ModelCard.Metric;
import org.rheumaroute.model.packages.ScoringRule;

/**
 * How often the interval holds the true probability. Only invented patients have one, so this says whether the recipe
 * works in principle, not that it was validated on patients.
 *
 * @param truth true probabilities, {@code double[rows]}
 */
record Coverage(double[] truth) {
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /**
     * Of out-of-fold patients.
     *
     * @param predicted log-odds before the rule's calibration
     * @param spread variance between members, {@code double[repeats][rows]}
     */
    Metric of(String subject, ScoringRule rule, OutOfFold predicted, double[][] spread) {
        IntervalRule interval = rule.interval();
        long held = 0;
        for (int r = 0; r < spread.length; r++) {
            double[] logOdds = predicted.logOdds()[r];
            double[] ofMembers = spread[r];
            held += IntStream.range(0, truth.length)
                    .filter(i -> interval.around(rule.calibration(), logOdds[i], ofMembers[i])
                            .contains(new Probability(truth[i])))
                    .count();
        }
        double share = (double) held / ((double) spread.length * truth.length);
        double half = TWO_SIDED_95 * Math.sqrt(share * (1 - share) / truth.length);
        return new Metric(
                subject,
                "interval-coverage",
                share,
                Math.max(0, share - half),
                Math.min(1, share + half),
                "share of out-of-fold invented patients whose true probability lies in the interval, nominally "
                        + interval.coverage() + "; normal interval over patients");
    }
}
