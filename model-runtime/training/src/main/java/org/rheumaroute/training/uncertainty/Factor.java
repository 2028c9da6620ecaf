package org.rheumaroute.training.uncertainty;

/** Cholesky's lower factor of a symmetric, positive definite matrix. Confined to its caller. */
final class Factor {
    private final double[][] lower;

    private Factor(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factors.
     *
     * @param matrix {@code double[n][1..n]}: the lower triangle is read, nothing is changed
     * @throws ArithmeticException when it is not positive definite
     */
    static Factor of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                row[j] = (matrix[i][j] - dot(row, lower[j], j)) / lower[j][j];
            }
            double pivot = matrix[i][i] - dot(row, row, i);
            if (!(pivot > 0)) {
                throw new ArithmeticException("the matrix is not positive definite");
            }
            row[i] = Math.sqrt(pivot);
            lower[i] = row;
        }
        return new Factor(lower);
    }

    /** Solves {@code matrix * x = right}. */
    double[] solve(double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] - dot(lower[i], x, i)) / lower[i][i];
        }
        return backward(x);
    }

    /** Solves {@code lower' * x = right}; of standard normal numbers it makes draws with the inverse as covariance. */
    double[] backward(double[] right) {
        double[] x = right.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= lower[i][k] * x[i];
            }
        }
        return x;
    }

    /** The lower factor times {@code right}; of standard normal numbers it makes draws with the matrix as covariance. */
    double[] times(double[] right) {
        double[] product = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            product[i] = dot(lower[i], right, i + 1);
        }
        return product;
    }

    /** The inverse of the matrix. */
    double[][] inverse() {
        double[][] inverse = new double[lower.length][];
        for (int i = 0; i < lower.length; i++) {
            double[] unit = new double[lower.length];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }

    /** Natural logarithm of the matrix' determinant. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += 2 * StrictMath.log(lower[i][i]);
        }
        return sum;
    }

    /** The diagonal of the inverse. */
    double[] inverseDiagonal() {
        int n = lower.length;
        double[] diagonal = new double[n];
        double[][] inverse = new double[n][]; // of the factor, row by row
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            row[i] = 1;
            for (int k = 0; k < i; k++) {
                double factor = lower[i][k];
                double[] above = inverse[k];
                for (int j = 0; j <= k; j++) {
                    row[j] -= factor * above[j];
                }
            }
            for (int j = 0; j <= i; j++) {
                row[j] /= lower[i][i];
                diagonal[j] += row[j] * row[j];
            }
            inverse[i] = row;
        }
        return diagonal;
    }

    /** Four sums side by side: one alone would wait for itself at every step. */
    private static double dot(double[] a, double[] b, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        for (; k <= length - 4; k += 4) {
            first += a[k] * b[k];
            second += a[k + 1] * b[k + 1];
            third += a[k + 2] * b[k + 2];
            fourth += a[k + 3] * b[k + 3];
        }
        for (; k < length; k++) {
            first += a[k] * b[k];
        }
        return first + second + (third + fourth);
    }
}
