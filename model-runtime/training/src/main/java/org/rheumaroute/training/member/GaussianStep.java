package org.rheumaroute.training.member;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** One expectation-maximisation step for the covariance of centred rows with gaps (Dempster et al. 1977). */
final class GaussianStep {
    private final double[][] covariance;
    private final int[] flagOf;
    private final int features;
    private final Map<BitSet, Pattern> patterns = new HashMap<>();

    GaussianStep(double[][] covariance, int[] flagOf) {
        this.covariance = covariance;
        this.flagOf = flagOf;
        this.features = flagOf.length;
    }

    /** The covariance that the rows lead to expect, drawn towards its own diagonal. */
    double[][] expected(float[][] rows, double imagined, double jitter) {
        double[][] sum = new double[features][features];
        for (float[] row : rows) {
            Pattern pattern = patternOf(row);
            double[] filled = pattern.fill(row);
            for (int j = 0; j < features; j++) {
                for (int k = 0; k <= j; k++) {
                    sum[j][k] += filled[j] * filled[k] + pattern.left(j, k);
                }
            }
        }
        double shrunk = rows.length / (rows.length + imagined);
        for (int j = 0; j < features; j++) {
            for (int k = 0; k < j; k++) {
                sum[j][k] *= shrunk / rows.length;
                sum[k][j] = sum[j][k];
            }
            sum[j][j] = sum[j][j] / rows.length + jitter;
        }
        return sum;
    }

    static double[][] inverse(double[][] matrix) {
        double[][] factor = Matrices.inverseFactor(matrix);
        double[][] inverse = new double[matrix.length][matrix.length];
        for (double[] row : factor) {
            for (int j = 0; j < row.length; j++) {
                for (int k = 0; k < row.length; k++) {
                    inverse[j][k] += row[j] * row[k];
                }
            }
        }
        return inverse;
    }

    private Pattern patternOf(float[] row) {
        BitSet gaps = new BitSet();
        for (int j = 0; j < features; j++) {
            gaps.set(j, isMissing(row, j));
        }
        return patterns.computeIfAbsent(gaps, Pattern::new);
    }

    private boolean isMissing(float[] row, int feature) {
        return flagOf[feature] >= 0 && row[flagOf[feature]] == 1f;
    }

    /** What is known of patients with one set of gaps. */
    private final class Pattern {
        private final int[] known;
        private final int[] missing;
        /** {@code double[missing][known]}. */
        private final double[][] regression;
        /** Covariance of the missing given the known. */
        private final double[][] rest;

        Pattern(BitSet gaps) {
            known = positions(gaps, false);
            missing = positions(gaps, true);
            regression = new double[missing.length][known.length];
            rest = new double[missing.length][missing.length];
            if (missing.length > 0 && known.length > 0) {
                double[][] factor = Matrices.inverseFactor(pick(known, known));
                for (int m = 0; m < missing.length; m++) {
                    regression[m] = Matrices.solve(factor, pick(new int[] {missing[m]}, known)[0]);
                }
            }
            for (int m = 0; m < missing.length; m++) {
                for (int o = 0; o < missing.length; o++) {
                    double explained = 0;
                    for (int k = 0; k < known.length; k++) {
                        explained += regression[m][k] * covariance[known[k]][missing[o]];
                    }
                    rest[m][o] = covariance[missing[m]][missing[o]] - explained;
                }
            }
        }

        private int[] positions(BitSet gaps, boolean wanted) {
            return IntStream.range(0, features)
                    .filter(j -> gaps.get(j) == wanted)
                    .toArray();
        }

        private double[][] pick(int[] rows, int[] columns) {
            double[][] picked = new double[rows.length][columns.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    picked[i][j] = covariance[rows[i]][columns[j]];
                }
            }
            return picked;
        }

        double[] fill(float[] row) {
            double[] filled = new double[features];
            for (int k : known) {
                filled[k] = row[k];
            }
            for (int m = 0; m < missing.length; m++) {
                for (int k = 0; k < known.length; k++) {
                    filled[missing[m]] += regression[m][k] * row[known[k]];
                }
            }
            return filled;
        }

        double left(int j, int k) {
            int a = Arrays.binarySearch(missing, j);
            int b = Arrays.binarySearch(missing, k);
            return a >= 0 && b >= 0 ? rest[a][b] : 0;
        }
    }
}
