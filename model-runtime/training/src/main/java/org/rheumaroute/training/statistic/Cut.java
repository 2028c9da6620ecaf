package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens when every row with at least this score is called positive.
 *
 * @param score the lowest score called positive; positive infinity when nobody is
 * @param truePositives events called positive
 * @param falsePositives others called positive
 */
record Cut(double score, int truePositives, int falsePositives) {
    /**
     * All cuts that differ, highest first: nobody positive, then one for each distinct score.
     *
     * @throws IllegalArgumentException when all outcomes are the same
     */
    static List<Cut> all(double[] scores, int[] outcomes) {
        Table.check(scores, outcomes);
        double[] events = Table.sorted(Table.pick(scores, outcomes, 1));
        double[] others = Table.sorted(Table.pick(scores, outcomes, 0));
        if (events.length == 0 || others.length == 0) {
            throw new IllegalArgumentException("a ROC curve needs patients with and without the outcome");
        }
        List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut(Double.POSITIVE_INFINITY, 0, 0));
        int event = events.length - 1;
        int other = others.length - 1;
        while (event >= 0 || other >= 0) {
            double score = Math.max(
                    event >= 0 ? events[event] : Double.NEGATIVE_INFINITY,
                    other >= 0 ? others[other] : Double.NEGATIVE_INFINITY);
            while (event >= 0 && events[event] == score) {
                event--;
            }
            while (other >= 0 && others[other] == score) {
                other--;
            }
            cuts.add(new Cut(score, events.length - 1 - event, others.length - 1 - other));
        }
        return cuts;
    }
}
