package org.rheumaroute.training.statistic;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Area under the ROC curve with DeLong's variance (DeLong et al. 1988; by mid-ranks, Sun and Xu 2014).
 *
 * @param value 0 to 1; ties count half
 * @param variance 0 and above
 */
public record Auc(double value, double variance) {
    /**
     * Of scores.
     *
     * @param scores {@code double[rows]}; higher means the outcome is likelier
     * @param outcomes {@code int[rows]}, 0 or 1, at least one of each
     */
    public static Auc of(double[] scores, int[] outcomes) {
        double[] events = pick(scores, outcomes, 1);
        double[] others = pick(scores, outcomes, 0);
        if (events.length == 0 || others.length == 0) {
            throw new IllegalArgumentException("an AUC needs patients with and without the outcome");
        }
        double[] all = new double[scores.length];
        System.arraycopy(events, 0, all, 0, events.length);
        System.arraycopy(others, 0, all, events.length, others.length);
        double[] ranks = midRanks(all);
        double[] amongEvents = midRanks(events);
        double[] amongOthers = midRanks(others);
        double[] ofEvents = new double[events.length];
        double[] ofOthers = new double[others.length];
        double sum = 0;
        for (int i = 0; i < events.length; i++) {
            ofEvents[i] = (ranks[i] - amongEvents[i]) / others.length;
            sum += ofEvents[i];
        }
        for (int j = 0; j < others.length; j++) {
            ofOthers[j] = 1 - (ranks[events.length + j] - amongOthers[j]) / events.length;
        }
        return new Auc(sum / events.length, variance(ofEvents) / events.length + variance(ofOthers) / others.length);
    }

    private static double[] pick(double[] scores, int[] outcomes, int outcome) {
        return IntStream.range(0, scores.length)
                .filter(i -> outcomes[i] == outcome)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    private static double[] midRanks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length; ) {
            int end = start;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
