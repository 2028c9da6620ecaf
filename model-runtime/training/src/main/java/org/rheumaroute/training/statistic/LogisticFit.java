package org.rheumaroute.training.statistic;

import java.util.Arrays;

/** Logistic regression with a ridge penalty, by Newton's method. The intercept is not penalised. */
public final class LogisticFit {
    private static final int MOST_STEPS = 100;
    private static final double LONGEST_STEP = 10.0;
    private static final double CLOSE_ENOUGH = 1e-10;

    private LogisticFit() {}

    /**
     * Fits.
     *
     * @param inputs {@code double[rows × p]}, finite
     * @param outcomes {@code int[rows]}, 0 or 1, both present
     * @param weights {@code double[rows]}, how often each row counts; 0 and above
     * @param ridge penalty {@code ridge / 2 * sum(slope²)}, above 0 so that separated classes have an answer
     * @return {@code double[1 + p]}: intercept, then slopes
     */
    public static double[] fit(double[][] inputs, int[] outcomes, double[] weights, double ridge) {
        int size = inputs[0].length + 1;
        double[] coefficients = new double[size];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[size];
            double[][] hessian = new double[size][size];
            accumulate(inputs, outcomes, weights, coefficients, gradient, hessian);
            for (int j = 1; j < size; j++) {
                gradient[j] -= ridge * coefficients[j];
                hessian[j][j] += ridge;
            }
            hessian[0][0] += 1e-9; // keeps an all-sure fit solvable
            double[] change = LinearSystem.solve(hessian, gradient);
            double longest = Arrays.stream(change).map(Math::abs).max().orElse(0);
            double damping = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1.0;
            for (int j = 0; j < size; j++) {
                coefficients[j] += damping * change[j];
            }
            if (longest < CLOSE_ENOUGH) {
                break;
            }
        }
        return coefficients;
    }

    /** As {@link #fit(double[][], int[], double[], double)}, every row counting once. */
    public static double[] fit(double[][] inputs, int[] outcomes, double ridge) {
        double[] once = new double[outcomes.length];
        Arrays.fill(once, 1.0);
        return fit(inputs, outcomes, once, ridge);
    }

    /**
     * One slope with its standard error, by the curvature of the penalised likelihood (Wald).
     *
     * @param column whose slope, from 0
     */
    public static Estimate slope(double[][] inputs, int[] outcomes, double ridge, int column) {
        double[] once = new double[outcomes.length];
        Arrays.fill(once, 1.0);
        double[] fitted = fit(inputs, outcomes, once, ridge);
        double[][] hessian = new double[fitted.length][fitted.length];
        accumulate(inputs, outcomes, once, fitted, new double[fitted.length], hessian);
        for (int j = 1; j < fitted.length; j++) {
            hessian[j][j] += ridge;
        }
        double[] unit = new double[fitted.length];
        unit[column + 1] = 1;
        double variance = LinearSystem.solve(hessian, unit)[column + 1];
        return new Estimate(fitted[column + 1], Math.sqrt(variance));
    }

    /** Log-odds of one row. */
    public static double logOdds(double[] coefficients, double[] input) {
        double sum = coefficients[0];
        for (int j = 0; j < input.length; j++) {
            sum += coefficients[j + 1] * input[j];
        }
        return sum;
    }

    /** Probability of log-odds; the same bits on every platform. */
    public static double probability(double logOdds) {
        double small = StrictMath.exp(-Math.abs(logOdds));
        return logOdds >= 0 ? 1.0 / (1.0 + small) : small / (1.0 + small);
    }

    private static void accumulate(
            double[][] inputs,
            int[] outcomes,
            double[] weights,
            double[] coefficients,
            double[] gradient,
            double[][] hessian) {
        int size = coefficients.length;
        for (int row = 0; row < outcomes.length; row++) {
            if (weights[row] == 0.0) {
                continue;
            }
            double p = probability(logOdds(coefficients, inputs[row]));
            double residual = weights[row] * (outcomes[row] - p);
            double curvature = weights[row] * p * (1 - p);
            double[] input = inputs[row];
            gradient[0] += residual;
            hessian[0][0] += curvature;
            for (int j = 1; j < size; j++) {
                double left = input[j - 1];
                if (left != 0) { // a gap at its mean, or a flag that is not set, adds nothing
                    gradient[j] += residual * left;
                    double bent = curvature * left;
                    double[] line = hessian[j];
                    line[0] += bent;
                    for (int k = 1; k <= j; k++) {
                        line[k] += bent * input[k - 1];
                    }
                }
            }
        }
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < j; k++) {
                hessian[k][j] = hessian[j][k];
            }
        }
    }
}
