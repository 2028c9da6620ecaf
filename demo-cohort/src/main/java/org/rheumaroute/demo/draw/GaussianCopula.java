package org.rheumaroute.demo.draw;

/** Draws standard normal numbers that are correlated as stated. Immutable, thread-safe. */
public final class GaussianCopula {
    private final double[][] root; // lower triangle, root * transpose = correlation

    /**
     * @param correlation symmetric, ones on the diagonal, positive definite
     * @throws IllegalArgumentException when no such numbers exist
     */
    public GaussianCopula(double[][] correlation) {
        this.root = cholesky(correlation);
    }

    /** How many numbers one draw has. */
    public int size() {
        return root.length;
    }

    /** One draw: {@code double[size()]}, each standard normal. */
    public double[] draw(Dice dice) {
        double[] independent = new double[root.length];
        double[] correlated = new double[root.length];
        for (int i = 0; i < root.length; i++) {
            independent[i] = dice.normal();
            for (int j = 0; j <= i; j++) {
                correlated[i] += root[i][j] * independent[j];
            }
        }
        return correlated;
    }

    private static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                if (i == j && !(rest > 1e-10)) {
                    throw new IllegalArgumentException("the correlations contradict each other at row " + i);
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
        return root;
    }
}
