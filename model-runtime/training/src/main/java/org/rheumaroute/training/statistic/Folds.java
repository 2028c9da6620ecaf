package org.rheumaroute.training.statistic;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which fold each row belongs to; every fold has nearly the same share of events. Immutable.
 *
 * @param count number of folds
 */
public record Folds(int count, int[] ofRow) {
    public Folds {
        ofRow = ofRow.clone();
    }

    /** Draws folds. The same outcomes, count and seed give the same folds. */
    public static Folds stratified(int[] outcomes, int count, long seed) {
        int[] ofRow = new int[outcomes.length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int outcome = 0; outcome <= 1; outcome++) {
            int wanted = outcome;
            int[] members = IntStream.range(0, outcomes.length)
                    .filter(i -> outcomes[i] == wanted)
                    .toArray();
            for (int i = members.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int swap = members[i];
                members[i] = members[other];
                members[other] = swap;
            }
            for (int i = 0; i < members.length; i++) {
                ofRow[members[i]] = i % count;
            }
        }
        return new Folds(count, ofRow);
    }

    /**
     * Draws folds of whole groups: rows of one patient never stand in two folds. Events, then the others, are spread as
     * evenly as the groups allow: no two folds differ by more events than the largest group has.
     *
     * @param outcomes {@code int[rows]}, 0 or 1
     * @param groups the patient of each row
     * @return the same for the same arguments
     * @throws IllegalArgumentException when fewer groups than folds hold an event, or hold none
     */
    public static Folds grouped(int[] outcomes, List<String> groups, int count, long seed) {
        List<int[]> members = Groups.rows(groups, outcomes.length);
        long withEvent = members.stream()
                .filter(rows -> Arrays.stream(rows).anyMatch(i -> outcomes[i] == 1))
                .count();
        if (withEvent < count || members.size() - withEvent < count) {
            throw new IllegalArgumentException(count + " folds need as many patients with and without the outcome, had "
                    + withEvent + " and " + (members.size() - withEvent));
        }
        return new Folds(count, new GroupedDraw(outcomes, count).deal(members, seed));
    }

    /**
     * One fold a site, for leaving one site out at a time: fold k holds the k-th name in alphabetical order.
     *
     * @param sites the site of each row
     * @param groups the patient of each row
     * @throws IllegalArgumentException when there is one site only, or a patient stands in two
     */
    public static Folds bySite(List<String> sites, List<String> groups) {
        List<String> names = sites.stream().distinct().sorted().toList();
        if (names.size() < 2) {
            throw new IllegalArgumentException("leaving a site out needs two sites, had " + names.size());
        }
        for (int[] rows : Groups.rows(groups, sites.size())) {
            if (Arrays.stream(rows).mapToObj(sites::get).distinct().count() > 1) {
                throw new IllegalArgumentException("the patient of row " + rows[0] + " stands in two sites");
            }
        }
        return new Folds(
                names.size(),
                sites.stream()
                        .mapToInt(site -> Collections.binarySearch(names, site))
                        .toArray());
    }

    @Override
    public int[] ofRow() {
        return ofRow.clone();
    }

    /** Rows of one fold, rising. */
    public int[] inside(int fold) {
        return IntStream.range(0, ofRow.length).filter(i -> ofRow[i] == fold).toArray();
    }

    /** Rows of all other folds, rising. */
    public int[] outside(int fold) {
        return IntStream.range(0, ofRow.length).filter(i -> ofRow[i] != fold).toArray();
    }
}
