package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rheumaroute.training.table.CohortTable;

/** One row of each patient, where patients may have several: rows of one patient do not count as independent. */
final class IndependentRows {
    private IndependentRows() {}

    /**
     * Draws them.
     *
     * @return positions in the table, rising; all rows when with one of each patient too few of an outcome would be left
     */
    static int[] of(CohortTable cohort, long seed) {
        int[] all = IntStream.range(0, cohort.rows().size()).toArray();
        if (!cohort.severalRows()) {
            return all;
        }
        Map<String, List<Integer>> ofPatient = new LinkedHashMap<>();
        for (int i : all) {
            ofPatient
                    .computeIfAbsent(cohort.rows().get(i).patient(), p -> new ArrayList<>())
                    .add(i);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] chosen = ofPatient.values().stream()
                .mapToInt(rows -> rows.get(random.nextInt(rows.size())))
                .sorted()
                .toArray();
        int events =
                Arrays.stream(chosen).map(i -> cohort.rows().get(i).outcome()).sum();
        return Math.min(events, chosen.length - events) < Training.LEAST_OF_EACH ? all : chosen;
    }
}
