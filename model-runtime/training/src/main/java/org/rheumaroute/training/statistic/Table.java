package org.rheumaroute.training.statistic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Checks and small selections on a table of one number and one outcome a row. */
final class Table {
    private Table() {}

    /** Refuses what no measure is defined on: unequal lengths, outcomes other than 0 and 1, NaN. */
    static void check(double[] values, int[] outcomes) {
        if (values.length != outcomes.length) {
            throw new IllegalArgumentException(values.length + " values for " + outcomes.length + " outcomes");
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("row " + i + " has no value (NaN)");
            }
            if (outcomes[i] != 0 && outcomes[i] != 1) {
                throw new IllegalArgumentException("row " + i + " has the outcome " + outcomes[i] + ", not 0 or 1");
            }
        }
    }

    /** As {@link #check}, and every value must be a probability, 0 to 1, of at least one row. */
    static void checkProbabilities(double[] probabilities, int[] outcomes) {
        check(probabilities, outcomes);
        if (probabilities.length == 0) {
            throw new IllegalArgumentException("no rows");
        }
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] < 0 || probabilities[i] > 1) {
                throw new IllegalArgumentException("row " + i + " has the probability " + probabilities[i]);
            }
        }
    }

    static int events(int[] outcomes) {
        return Arrays.stream(outcomes).sum();
    }

    static boolean hasBothClasses(int[] outcomes) {
        int events = events(outcomes);
        return events > 0 && events < outcomes.length;
    }

    /** Values of the rows with one outcome, in their order. */
    static double[] pick(double[] values, int[] outcomes, int outcome) {
        return IntStream.range(0, values.length)
                .filter(i -> outcomes[i] == outcome)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** Number of elements of a sorted array below a value. */
    static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Number of elements of a sorted array at or below a value. */
    static int atOrBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A sorted copy in which -0 and 0 are one value. */
    static double[] sorted(double[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i] + 0.0;
        }
        Arrays.sort(copy);
        return copy;
    }
}
