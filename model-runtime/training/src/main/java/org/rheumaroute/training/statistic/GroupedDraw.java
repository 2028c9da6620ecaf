package org.rheumaroute.training.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Deals groups of rows out to folds: groups in random order, the largest first, each to the fold that has least of what
 * the group brings. So no two folds' events differ by more than the largest group's.
 */
final class GroupedDraw {
    private final int[] outcomes;
    private final int[] events;
    private final int[] others;

    GroupedDraw(int[] outcomes, int count) {
        this.outcomes = outcomes;
        this.events = new int[count];
        this.others = new int[count];
    }

    int[] deal(List<int[]> groups, long seed) {
        List<int[]> order = new ArrayList<>(groups);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        order.sort(Comparator.<int[]>comparingInt(this::events)
                .thenComparingInt(rows -> rows.length)
                .reversed());
        int[] ofRow = new int[outcomes.length];
        for (int[] rows : order) {
            int fold = emptiest(events(rows) > 0);
            events[fold] += events(rows);
            others[fold] += rows.length - events(rows);
            for (int row : rows) {
                ofRow[row] = fold;
            }
        }
        return ofRow;
    }

    private int emptiest(boolean byEvents) {
        int[] first = byEvents ? events : others;
        int[] second = byEvents ? others : events;
        int best = 0;
        for (int fold = 1; fold < first.length; fold++) {
            if (first[fold] < first[best] || (first[fold] == first[best] && second[fold] < second[best])) {
                best = fold;
            }
        }
        return best;
    }

    private int events(int[] rows) {
        return Arrays.stream(rows).map(i -> outcomes[i]).sum();
    }
}
