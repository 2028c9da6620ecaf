package org.rheumaroute.training.statistic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which rows are of one patient. Rows of one patient go together, so that they tell less than as many patients would;
 * intervals and tests must be told. Immutable.
 */
public final class Clusters {
    private final int[] ofRow;
    private final int count;

    private Clusters(int[] ofRow) {
        this.ofRow = ofRow;
        this.count = Arrays.stream(ofRow).max().orElse(-1) + 1;
    }

    /** @param patients of each row */
    public static Clusters of(List<String> patients) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofRow = new int[patients.size()];
        for (int i = 0; i < ofRow.length; i++) {
            ofRow[i] = numbers.computeIfAbsent(patients.get(i), p -> numbers.size());
        }
        return new Clusters(ofRow);
    }

    /** Every row another patient. */
    public static Clusters none(int rows) {
        return new Clusters(IntStream.range(0, rows).toArray());
    }

    /** Some of the rows, in the order given. */
    public Clusters only(int[] rows) {
        return of(Arrays.stream(rows).mapToObj(i -> Integer.toString(ofRow[i])).toList());
    }

    /** Whether any patient has more rows than one; if not, every figure is the usual one for independent rows. */
    public boolean repeat() {
        return count < ofRow.length;
    }

    /** Number of patients. */
    public int count() {
        return count;
    }

    int rows() {
        return ofRow.length;
    }

    /** The rows' values added up by patient, {@code double[count]}. */
    double[] sums(double[] values) {
        double[] sums = new double[count];
        for (int i = 0; i < values.length; i++) {
            sums[ofRow[i]] += values[i];
        }
        return sums;
    }

    /**
     * Variance of a sum over all rows of values whose mean is 0, from the spread of the patients' own sums; with one row a
     * patient {@code rows / (rows - 1) * sum of squares}.
     *
     * @return infinite with one patient
     */
    double varianceOfSum(double[] values) {
        return covarianceOfSums(values, values);
    }

    /** Covariance of two such sums. */
    double covarianceOfSums(double[] one, double[] other) {
        double[] first = sums(one);
        double[] second = sums(other);
        double sum = 0;
        for (int c = 0; c < count; c++) {
            sum += first[c] * second[c];
        }
        return count < 2 ? Double.POSITIVE_INFINITY : sum * count / (count - 1.0);
    }
}
