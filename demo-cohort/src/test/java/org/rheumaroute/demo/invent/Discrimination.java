package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Area under the receiver operating curve by ranks, ties counted half. */
final class Discrimination {
    private Discrimination() {}

    static double auc(List<InventedPatient> patients, ToDoubleFunction<InventedPatient> score) {
        double[] scores = patients.stream().mapToDouble(score).toArray();
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double rankSum = 0;
        double events = 0;
        int start = 0;
        while (start < order.length) {
            int end = start;
            while (end < order.length && scores[order[end]] == scores[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                if (patients.get(order[i]).progressed()) {
                    rankSum += (start + end + 1) / 2.0;
                    events++;
                }
            }
            start = end;
        }
        return (rankSum - events * (events + 1) / 2) / (events * (order.length - events));
    }
}
