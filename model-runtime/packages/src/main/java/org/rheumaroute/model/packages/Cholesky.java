package org.rheumaroute.model.packages;

/** The lower factor of a small symmetric, positive definite matrix. Confined to its caller. */
final class Cholesky {
    /** Below this a matrix counts as singular: its solutions would be noise. */
    private static final double LEAST_PIVOT = 1e-10;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factors.
     *
     * @param matrix symmetric, {@code double[n × n]}
     * @throws IllegalArgumentException when it is not positive definite
     */
    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(sum > LEAST_PIVOT)) { // also refuses NaN
                    throw new IllegalArgumentException("the matrix is not positive definite");
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return new Cholesky(lower);
    }

    /** Solves {@code lower * x = right}; the squares of {@code x} add up to {@code right' * matrix^-1 * right}. */
    double[] forward(double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            double[] row = lower[i];
            double left = x[i];
            for (int k = 0; k < i; k++) {
                left -= row[k] * x[k];
            }
            x[i] = left / row[i];
        }
        return x;
    }

    /** Solves {@code matrix * x = right}. */
    double[] solve(double[] right) {
        double[] x = forward(right);
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
