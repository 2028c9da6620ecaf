package org.rheumaroute.model.neural;

import java.util.Random;

/**
 * Shapley values by sampled permutations (Castro et al. 2009), each with its reverse. Walking from the training-median
 * patient to this patient one feature at a time splits the difference in log-odds without a rest, so the shares are
 * additive whatever the number of permutations. A feature's value and its missing flag move together. Immutable,
 * thread-safe.
 */
final class PermutationShares {
    private static final int PAIRS = 32;
    private static final long SEED = 20_09;

    private final int features;
    private final int[] flags;
    private final float[] baseline;
    private final int[][] orders;

    PermutationShares(Preprocessing preprocessing) {
        this.features = preprocessing.inputs().size();
        this.flags = preprocessing.flagPositions();
        this.baseline = preprocessing.medianPatient();
        this.orders = orders(features);
    }

    /** Number of rows that {@link #walk} gives; the same for every patient, so that a kernel's rounding is too. */
    int rows() {
        return orders.length * (features - 1) + 2;
    }

    /** All rows to run: the median patient, this patient, then the steps between. */
    float[] walk(float[] patient) {
        int width = baseline.length;
        float[] rows = new float[rows() * width];
        System.arraycopy(baseline, 0, rows, 0, width);
        System.arraycopy(patient, 0, rows, width, width);
        int row = 2;
        for (int[] order : orders) {
            float[] step = baseline.clone();
            for (int i = 0; i < features - 1; i++) {
                move(order[i], patient, step);
                System.arraycopy(step, 0, rows, row++ * width, width);
            }
        }
        return rows;
    }

    /** {@code double[features + 1]}; the last is the base value. */
    double[] shares(float[] logOdds) {
        double[] shares = new double[features + 1];
        int row = 2;
        for (int[] order : orders) {
            double before = logOdds[0];
            for (int i = 0; i < features; i++) {
                double after = i == features - 1 ? logOdds[1] : logOdds[row++];
                shares[order[i]] += (after - before) / orders.length;
                before = after;
            }
        }
        shares[features] = logOdds[0];
        return shares;
    }

    private void move(int feature, float[] from, float[] to) {
        to[feature] = from[feature];
        if (flags[feature] >= 0) {
            to[flags[feature]] = from[flags[feature]];
        }
    }

    private static int[][] orders(int features) {
        Random random = new Random(SEED);
        int[][] orders = new int[2 * PAIRS][features];
        for (int pair = 0; pair < PAIRS; pair++) {
            int[] order = orders[2 * pair];
            for (int i = 0; i < features; i++) {
                int other = random.nextInt(i + 1);
                order[i] = order[other];
                order[other] = i;
            }
            for (int i = 0; i < features; i++) {
                orders[2 * pair + 1][i] = order[features - 1 - i];
            }
        }
        return orders;
    }
}
