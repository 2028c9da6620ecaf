package org.rheumaroute.training.member;

/**
 * Fills missing inputs with what the known ones lead to expect: the conditional mean of a Gaussian fitted to the scaled
 * values by expectation-maximisation. The mean solves a small linear system for each pattern of gaps; here the system is
 * solved by a fixed number of damped Jacobi steps, which are plain arithmetic and so travel inside the ONNX graph.
 * Immutable.
 */
final class Imputation {
    private static final int STEPS = 8;
    private static final int EM_ROUNDS = 8;
    /** Correlations are drawn towards none as if so many uncorrelated patients had been seen. */
    private static final double IMAGINED = 5;

    private static final double JITTER = 1e-3;

    private final int features;
    private final int[] flagOf;
    /** {@code double[features][features]}: regression of each feature on all others; the diagonal is 0. */
    private final double[][] regression;

    private final double step;

    private Imputation(int features, int[] flagOf, double[][] regression, double step) {
        this.features = features;
        this.flagOf = flagOf;
        this.regression = regression;
        this.step = step;
    }

    /**
     * Fits on rows as the preprocessing gives them.
     *
     * @param rows {@code float[n][features + flags]}
     * @param flagOf position of each feature's flag, -1 where there is none
     */
    static Imputation fit(float[][] rows, int[] flagOf) {
        int features = flagOf.length;
        double[][] covariance = new double[features][features];
        for (int j = 0; j < features; j++) {
            covariance[j][j] = 1;
        }
        for (int round = 0; round < EM_ROUNDS; round++) {
            covariance = new GaussianStep(covariance, flagOf).expected(rows, IMAGINED, JITTER);
        }
        double[][] precision = GaussianStep.inverse(covariance);
        double[][] regression = new double[features][features];
        double strongest = 1;
        for (int j = 0; j < features; j++) {
            double among = 1;
            for (int k = 0; k < features; k++) {
                if (k != j) {
                    regression[j][k] = -precision[j][k] / precision[j][j];
                    among += flagOf[j] >= 0 && flagOf[k] >= 0 ? Math.abs(regression[j][k]) : 0;
                }
            }
            strongest = Math.max(strongest, among);
        }
        // Gershgorin: no eigenvalue of the system is above `strongest`, so this step always closes in.
        return new Imputation(features, flagOf.clone(), regression, Math.min(1, 1.5 / strongest));
    }

    /** The row with its gaps filled; flags stay as they are. {@code double[features + flags]}. */
    double[] filled(float[] row) {
        double[] filled = new double[row.length];
        boolean[] missing = new boolean[features];
        for (int j = 0; j < row.length; j++) {
            filled[j] = row[j];
            if (j < features && flagOf[j] >= 0 && row[flagOf[j]] == 1f) {
                missing[j] = true;
                filled[j] = 0;
            }
        }
        for (int round = 0; round < STEPS; round++) {
            double[] next = filled.clone();
            for (int j = 0; j < features; j++) {
                if (missing[j]) {
                    double expected = 0;
                    for (int k = 0; k < features; k++) {
                        expected += regression[j][k] * filled[k];
                    }
                    next[j] += step * (expected - filled[j]);
                }
            }
            filled = next;
        }
        return filled;
    }

    /** The same arithmetic as {@link #filled} in the graph: {@code float[n × features]} without the flags. */
    String into(OnnxGraph graph, int width) {
        double[][] values = new double[features][width];
        double[][] gaps = new double[features][width];
        for (int j = 0; j < features; j++) {
            values[j][j] = 1;
            if (flagOf[j] >= 0) {
                gaps[j][flagOf[j]] = 1;
            }
        }
        String missing = graph.linear(OnnxGraph.INPUT, gaps);
        String known = graph.subtract(graph.constant(1f), missing);
        String filled = graph.multiply(graph.linear(OnnxGraph.INPUT, values), known);
        double[][] change = new double[features][features];
        for (int j = 0; j < features; j++) {
            for (int k = 0; k < features; k++) {
                change[j][k] = step * (j == k ? -1 : regression[j][k]);
            }
        }
        for (int round = 0; round < STEPS; round++) {
            filled = graph.add(filled, graph.multiply(missing, graph.linear(filled, change)));
        }
        return filled;
    }
}
