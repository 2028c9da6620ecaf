package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.packages.IntervalRule;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Safeguard;
import org.rheumaroute.training.statistic.Wilson;

/**
 * What another cohort says about a package's intervals. With true probabilities, which only invented patients have, their
 * coverage is measured. With outcomes alone nobody can measure it: one patient either progresses or not. What can be seen
 * then is whether the intervals of patients of like probability, averaged, hold the share of them that progressed; an
 * interval that fails there is wrong, one that passes need not hold any single patient's truth. So neither ever sets
 * {@link IntervalRule#coverageValidated()}.
 */
final class IntervalCheck {
    private static final double LEAST = 0.87;
    private static final double MOST = 0.93;
    private static final int MOST_GROUPS = 10;
    private static final int FEWEST_IN_GROUP = 30;

    private IntervalCheck() {}

    static List<Safeguard> of(ScoredRows scored) {
        List<Safeguard> found = new ArrayList<>();
        scored.rows()
                .truth()
                .ifPresent(truth -> held(truth, scored.intervals())
                        .ifPresent(share -> found.add(new Safeguard(
                                "Intervals that hold the true probability",
                                Estimate.of(share.value(), share.low(), share.high()),
                                "90 %, accepted from 87 to 93 %",
                                "every row that the package scores; invented patients only, real ones have no known probability",
                                LEAST,
                                MOST))));
        if (scored.intervals().size() >= 2 * FEWEST_IN_GROUP) {
            found.add(new Safeguard(
                    "Groups of like probability whose mean interval holds the share with the outcome",
                    Estimate.of(groupsHeld(scored)),
                    "nearly all",
                    "up to " + MOST_GROUPS + " groups of at least " + FEWEST_IN_GROUP
                            + " rows; checks the level of the intervals, not whether they hold each patient's truth"));
        }
        return found;
    }

    private static Optional<Wilson> held(double[] truth, List<ProbabilityInterval> intervals) {
        int held = (int) IntStream.range(0, truth.length)
                .filter(i -> intervals.get(i).contains(new Probability(truth[i])))
                .count();
        return Wilson.of(held, truth.length);
    }

    private static double groupsHeld(ScoredRows scored) {
        int rows = scored.intervals().size();
        int groups = Math.min(MOST_GROUPS, rows / FEWEST_IN_GROUP);
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scored.logOdds()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int held = 0;
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) rows * g / groups);
            int to = (int) ((long) rows * (g + 1) / groups);
            double low = 0;
            double high = 0;
            double events = 0;
            for (int k = from; k < to; k++) {
                low += scored.intervals().get(order[k]).low().value() / (to - from);
                high += scored.intervals().get(order[k]).high().value() / (to - from);
                events += (double) scored.rows().rows().get(order[k]).outcome() / (to - from);
            }
            held += low <= events && events <= high ? 1 : 0;
        }
        return (double) held / groups;
    }
}
