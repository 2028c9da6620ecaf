package org.rheumaroute.training.member;

import java.util.Arrays;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * Logistic regression whose groups of columns each have a ridge penalty that the data choose: MacKay's fixed point for
 * the marginal likelihood (1992, doi 10.1162/neco.1992.4.5.720) in Laplace's approximation, with a gamma prior on each
 * penalty so that a small table keeps what was expected beforehand. No held-out rows are spent and no fold is drawn.
 *
 * @param coefficients {@code double[1 + columns]}: intercept, then slopes
 * @param penalties {@code double[groups]}
 */
record EvidenceRidge(double[] coefficients, double[] penalties) {
    private static final int ROUNDS = 5;
    private static final int UPDATES = 6;
    private static final int LAST_STEPS = 3;
    private static final double INTERCEPT_PENALTY = 1e-4;
    /** Shape of the gamma prior: worth two imagined coefficients of the expected size in each group. */
    private static final double SHAPE = 1.0;

    /**
     * Fits.
     *
     * @param rows {@code double[n][1 + columns]}, the first column 1
     * @param groups {@code int[columns]}: the group of each column, from 0 without gaps
     * @param expected {@code double[groups]}: penalty expected beforehand
     */
    static EvidenceRidge fit(double[][] rows, int[] outcomes, int[] groups, double[] expected) {
        double share = Arrays.stream(outcomes).average().orElse(0.5);
        double[] coefficients = new double[groups.length + 1];
        coefficients[0] = StrictMath.log(share / (1 - share));
        double[] penalties = expected.clone();
        for (int round = 0; round < ROUNDS; round++) {
            Quadratic model = Quadratic.at(rows, outcomes, coefficients);
            for (int update = 0; update < UPDATES; update++) {
                double[][] factor = model.inverseFactor(groups, penalties);
                coefficients = Matrices.solve(factor, model.target());
                penalties = updated(groups, expected, penalties, coefficients, Matrices.inverseDiagonal(factor));
            }
            coefficients = Matrices.solve(model.inverseFactor(groups, penalties), model.target());
        }
        for (int step = 0; step < LAST_STEPS; step++) {
            Quadratic model = Quadratic.at(rows, outcomes, coefficients);
            coefficients = Matrices.solve(model.inverseFactor(groups, penalties), model.target());
        }
        return new EvidenceRidge(coefficients, penalties);
    }

    private static double[] updated(
            int[] groups, double[] expected, double[] penalties, double[] coefficients, double[] variances) {
        double[] determined = new double[expected.length];
        double[] squares = new double[expected.length];
        for (int j = 0; j < groups.length; j++) {
            determined[groups[j]] += 1 - penalties[groups[j]] * variances[j + 1];
            squares[groups[j]] += coefficients[j + 1] * coefficients[j + 1];
        }
        double[] next = new double[expected.length];
        for (int g = 0; g < next.length; g++) {
            next[g] = (Math.max(0, determined[g]) + 2 * SHAPE) / (squares[g] + 2 * SHAPE / expected[g]);
        }
        return next;
    }

    /** Log-odds of one row. */
    double logOdds(double[] row) {
        return Matrices.dot(coefficients, row);
    }

    /**
     * The log-likelihood's quadratic model at some coefficients.
     *
     * @param curvature {@code xᵀ · diag(p(1-p)) · x}
     * @param target {@code curvature · coefficients + gradient}
     */
    record Quadratic(double[][] curvature, double[] target) {
        static Quadratic at(double[][] rows, int[] outcomes, double[] coefficients) {
            double[] weights = new double[rows.length];
            double[] residuals = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                double p = LogisticFit.probability(Matrices.dot(coefficients, rows[i]));
                weights[i] = p * (1 - p);
                residuals[i] = outcomes[i] - p;
            }
            double[][] curvature = Matrices.crossProduct(rows, weights);
            double[] target = Matrices.transposedTimes(rows, residuals);
            for (int j = 0; j < target.length; j++) {
                target[j] += Matrices.dot(curvature[j], coefficients);
            }
            return new Quadratic(curvature, target);
        }

        double[][] inverseFactor(int[] groups, double[] penalties) {
            double[][] penalised = new double[curvature.length][];
            for (int j = 0; j < penalised.length; j++) {
                penalised[j] = curvature[j].clone();
                penalised[j][j] += j == 0 ? INTERCEPT_PENALTY : penalties[groups[j - 1]];
            }
            return Matrices.inverseFactor(penalised);
        }
    }
}
