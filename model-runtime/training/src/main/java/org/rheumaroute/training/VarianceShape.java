package org.rheumaroute.training;

import java.util.Arrays;

/**
 * How the mean square of an error depends on the patient: {@code constant + ofSpread * spread + growth * distance²}.
 *
 * @param constant the part that is the same for everybody, above 0
 * @param ofSpread how it grows with the members' spread, 0 or above
 * @param growth how it grows with the squared distance from the mean log-odds, 0 or above
 */
record VarianceShape(double constant, double ofSpread, double growth) {
    private static final double LEAST = 1e-6;
    private static final int SWEEPS = 200;

    /** Mean square at one patient. */
    double at(double spread, double squaredDistance) {
        return constant + ofSpread * spread + growth * squaredDistance;
    }

    /**
     * Least squares with no negative part, by coordinate descent.
     *
     * @param squares mean squares, one for each patient
     * @param spread {@code double[squares]}
     * @param squaredDistance {@code double[squares]}
     */
    static VarianceShape fit(double[] squares, double[] spread, double[] squaredDistance) {
        double[][] columns = {ones(squares.length), spread, squaredDistance};
        double[][] products = new double[3][3];
        double[] right = new double[3];
        for (int a = 0; a < 3; a++) {
            right[a] = dot(columns[a], squares);
            for (int b = 0; b < 3; b++) {
                products[a][b] = dot(columns[a], columns[b]);
            }
        }
        double[] found = {right[0] / squares.length, 0, 0};
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int a = 0; a < 3; a++) {
                double rest = right[a];
                for (int b = 0; b < 3; b++) {
                    rest -= b == a ? 0 : products[a][b] * found[b];
                }
                found[a] = products[a][a] > 0 ? Math.max(0, rest / products[a][a]) : 0;
            }
        }
        return new VarianceShape(Math.max(LEAST, found[0]), found[1], found[2]);
    }

    /**
     * The same with at least a small weight for the spread, as the interval rule needs one to scale by.
     *
     * @param share least share that the mean spread has beside the constant
     * @param spread the patients' spreads; when all are 0 the weight is 1 and without effect
     */
    VarianceShape withSpreadAtLeast(double share, double[] spread) {
        double mean = dot(spread, ones(spread.length)) / spread.length;
        double least = mean > 0 ? share * constant / mean : 1;
        return new VarianceShape(constant, Math.max(ofSpread, least), growth);
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
