package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.List;

/**
 * A small penalised logistic regression, so that cohorts can be judged without the product's training: median for what is
 * missing, logarithm of laboratory values and joint counts, standardised, ridge penalty, Newton's method.
 */
final class RidgeLogistic {
    private static final CohortFeature[] FEATURES = CohortFeature.values();

    private final double[] medians = new double[FEATURES.length];
    private final double[] means = new double[FEATURES.length];
    private final double[] deviations = new double[FEATURES.length];
    private final double[] weights;

    RidgeLogistic(List<InventedPatient> patients, double penalty) {
        for (int f = 0; f < FEATURES.length; f++) {
            CohortFeature feature = FEATURES[f];
            double[] known = patients.stream()
                    .flatMap(p -> p.value(feature).stream())
                    .mapToDouble(v -> scaled(feature, v))
                    .sorted()
                    .toArray();
            medians[f] = known[known.length / 2];
            double mean = Arrays.stream(known).average().orElseThrow();
            means[f] = mean;
            deviations[f] = Math.sqrt(Math.max(
                    1e-9,
                    Arrays.stream(known)
                            .map(x -> (x - mean) * (x - mean))
                            .average()
                            .orElseThrow()));
        }
        double[][] rows = patients.stream().map(this::row).toArray(double[][]::new);
        double[] outcomes =
                patients.stream().mapToDouble(p -> p.progressed() ? 1 : 0).toArray();
        this.weights = newton(rows, outcomes, penalty);
    }

    /** Log-odds of progression. */
    double score(InventedPatient patient) {
        return dot(weights, row(patient));
    }

    private double[] row(InventedPatient patient) {
        double[] row = new double[FEATURES.length + 1];
        row[0] = 1;
        for (int f = 0; f < FEATURES.length; f++) {
            CohortFeature feature = FEATURES[f];
            double median = medians[f];
            double value = patient.value(feature).map(v -> scaled(feature, v)).orElse(median);
            row[f + 1] = (value - means[f]) / deviations[f];
        }
        return row;
    }

    private static double scaled(CohortFeature feature, InventedValue value) {
        return switch (feature) {
            case CRP, ESR, MMP3, RF, ANTI_CCP, TJC28, SJC28 -> Math.log1p(value.used());
            default -> value.used();
        };
    }

    /** Weights of the rows' columns; the first column is not penalised. Also used for recalibration. */
    static double[] newton(double[][] rows, double[] outcomes, double penalty) {
        int n = rows[0].length;
        double[] weights = new double[n];
        for (int round = 0; round < 12; round++) {
            double[] gradient = new double[n];
            double[][] hessian = new double[n][n];
            for (int j = 1; j < n; j++) {
                gradient[j] = -penalty * weights[j];
                hessian[j][j] = penalty;
            }
            for (int i = 0; i < rows.length; i++) {
                double p = 1 / (1 + Math.exp(-dot(weights, rows[i])));
                for (int j = 0; j < n; j++) {
                    gradient[j] += (outcomes[i] - p) * rows[i][j];
                    for (int k = 0; k <= j; k++) {
                        hessian[j][k] += p * (1 - p) * rows[i][j] * rows[i][k];
                    }
                }
            }
            addSolution(hessian, gradient, weights);
        }
        return weights;
    }

    /** Gaussian elimination of a positive definite system given by its lower triangle. */
    private static void addSolution(double[][] lower, double[] right, double[] weights) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double factor = lower[j][i] / lower[i][i];
                for (int k = j; k < n; k++) {
                    lower[k][j] -= factor * lower[k][i];
                }
                right[j] -= factor * right[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                right[i] -= lower[j][i] * right[j];
            }
            right[i] /= lower[i][i];
            weights[i] += right[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
