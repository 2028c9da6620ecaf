package org.rheumaroute.training.member;

/** Dense symmetric systems of a few hundred rows. Matrices are {@code double[rows][columns]}. */
final class Matrices {
    private Matrices() {}

    /** {@code xᵀ · diag(weights) · x}, both triangles. */
    static double[][] crossProduct(double[][] x, double[] weights) {
        int width = x[0].length;
        double[][] sum = new double[width][width];
        int row = 0;
        for (; row + 1 < x.length; row += 2) { // two rows at a time: half the traffic on the sum
            double[] a = x[row];
            double[] b = x[row + 1];
            for (int j = 0; j < width; j++) {
                double ofA = weights[row] * a[j];
                double ofB = weights[row + 1] * b[j];
                double[] into = sum[j];
                for (int k = 0; k <= j; k++) {
                    into[k] += ofA * a[k] + ofB * b[k];
                }
            }
        }
        for (; row < x.length; row++) {
            for (int j = 0; j < width; j++) {
                double ofRow = weights[row] * x[row][j];
                for (int k = 0; k <= j; k++) {
                    sum[j][k] += ofRow * x[row][k];
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < j; k++) {
                sum[k][j] = sum[j][k];
            }
        }
        return sum;
    }

    /** {@code xᵀ · y}. */
    static double[] transposedTimes(double[][] x, double[] y) {
        double[] sum = new double[x[0].length];
        for (int i = 0; i < x.length; i++) {
            double[] row = x[i];
            for (int j = 0; j < sum.length; j++) {
                sum[j] += y[i] * row[j];
            }
        }
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Inverse of Cholesky's lower factor of a positive definite matrix, so that {@code inverse = Lᵀ · L} of what is
     * returned.
     *
     * @throws ArithmeticException when the matrix is not positive definite
     */
    static double[][] inverseFactor(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] own = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double[] other = j == i ? own : lower[j];
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= own[k] * other[k];
                }
                if (i == j && !(sum > 0)) {
                    throw new ArithmeticException("the matrix is not positive definite");
                }
                own[j] = i == j ? Math.sqrt(sum) : sum / other[j];
            }
            lower[i] = own;
        }
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int k = 0; k < i; k++) { // rows of the inverse add up as vectors
                double factor = lower[i][k];
                double[] done = inverse[k];
                for (int j = 0; j < done.length; j++) {
                    row[j] -= factor * done[j];
                }
            }
            double scale = 1 / lower[i][i];
            for (int j = 0; j < i; j++) {
                row[j] *= scale;
            }
            row[i] = scale;
            inverse[i] = row;
        }
        return inverse;
    }

    /** {@code inverse · right} from {@link #inverseFactor}. */
    static double[] solve(double[][] inverseFactor, double[] right) {
        int n = right.length;
        double[] solved = new double[n];
        for (int i = 0; i < n; i++) {
            double[] row = inverseFactor[i];
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * right[j];
            }
            for (int j = 0; j < row.length; j++) {
                solved[j] += row[j] * sum;
            }
        }
        return solved;
    }

    /** Diagonal of the inverse from {@link #inverseFactor}. */
    static double[] inverseDiagonal(double[][] inverseFactor) {
        double[] diagonal = new double[inverseFactor.length];
        for (double[] row : inverseFactor) {
            for (int j = 0; j < row.length; j++) {
                diagonal[j] += row[j] * row[j];
            }
        }
        return diagonal;
    }

    /** {@code ln(det)} of the matrix that {@link #inverseFactor} was made of. */
    static double logDeterminant(double[][] inverseFactor) {
        double sum = 0;
        for (int i = 0; i < inverseFactor.length; i++) {
            sum -= 2 * StrictMath.log(inverseFactor[i][i]);
        }
        return sum;
    }
}
