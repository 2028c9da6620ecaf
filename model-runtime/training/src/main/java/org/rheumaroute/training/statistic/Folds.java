package org.rheumaroute.training.statistic;

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
