package org.rheumaroute.model.neural;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Shapley values by sampled permutations (Castro et al. 2009), each with its reverse. Walking from the training-median
 * patient to this patient one feature at a time splits the difference in log-odds without a rest, so the shares are
 * additive whatever the number of permutations. A feature's value and its missing flag move together; one that does not
 * differ from the median patient has no share.
 *
 * <p>Where at most two features act together, one permutation with its reverse is exact: each pair stands once in either
 * order. So when the first two agree, nothing is left to sample. Immutable, thread-safe.
 */
final class PermutationShares {
    private static final int PAIRS = 32;
    private static final int FIRST_PAIRS = 2;
    /** In log-odds. Float rounding is a tenth of it, what three features do together a thousandfold. */
    private static final double AGREEMENT = 1e-5;

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

    /** Runs rows through a net. */
    interface Net {
        /** {@code float[rows × width]} in, {@code float[rows]} out. */
        float[] run(float[] inputs, int rows);
    }

    /** {@code double[features + 1]}; the last is the base value. */
    double[] of(float[] patient, Net net) {
        boolean[] moving = moving(patient);
        int[][] first = among(moving, Arrays.copyOf(orders, 2 * FIRST_PAIRS));
        float[] firstLogOdds = net.run(walk(patient, first), rows(first));
        Ends ends = new Ends(firstLogOdds[0], firstLogOdds[1]);
        double[] one = shares(ends, firstLogOdds, 2, Arrays.copyOf(first, 2));
        double[] other = shares(ends, firstLogOdds, 2 + steps(first) / FIRST_PAIRS, Arrays.copyOfRange(first, 2, 4));
        double[] mean = mean(one, other, 0.5);
        if (differ(one, other)) {
            int[][] rest = among(moving, Arrays.copyOfRange(orders, 2 * FIRST_PAIRS, orders.length));
            double[] ofRest = shares(ends, net.run(walk(patient, rest), rows(rest)), 2, rest);
            mean = mean(mean, ofRest, (double) FIRST_PAIRS / PAIRS);
        }
        mean[features] = ends.baseline;
        return mean;
    }

    /** Log-odds of the median patient and of this patient. */
    private record Ends(double baseline, double patient) {}

    private static boolean differ(double[] one, double[] other) {
        return IntStream.range(0, one.length).anyMatch(f -> Math.abs(one[f] - other[f]) > AGREEMENT);
    }

    private static double[] mean(double[] one, double[] other, double weightOfOne) {
        double[] mean = new double[one.length];
        for (int f = 0; f < mean.length; f++) {
            mean[f] = weightOfOne * one[f] + (1 - weightOfOne) * other[f];
        }
        return mean;
    }

    /** The median patient, this patient, then the steps between. */
    private float[] walk(float[] patient, int[][] walked) {
        int width = baseline.length;
        float[] rows = new float[rows(walked) * width];
        System.arraycopy(baseline, 0, rows, 0, width);
        System.arraycopy(patient, 0, rows, width, width);
        int row = 2;
        for (int[] order : walked) {
            float[] step = baseline.clone();
            for (int i = 0; i < order.length - 1; i++) {
                move(order[i], patient, step);
                System.arraycopy(step, 0, rows, row++ * width, width);
            }
        }
        return rows;
    }

    private static int rows(int[][] walked) {
        return 2 + steps(walked);
    }

    private static int steps(int[][] walked) {
        return Arrays.stream(walked)
                .mapToInt(order -> Math.max(0, order.length - 1))
                .sum();
    }

    /** Mean share of each feature over some orders, whose steps begin at a row. */
    private double[] shares(Ends ends, float[] logOdds, int fromRow, int[][] walked) {
        double[] shares = new double[features + 1];
        int row = fromRow;
        for (int[] order : walked) {
            double before = ends.baseline;
            for (int i = 0; i < order.length; i++) {
                double after = i == order.length - 1 ? ends.patient : logOdds[row++];
                shares[order[i]] += (after - before) / walked.length;
                before = after;
            }
        }
        return shares;
    }

    private boolean[] moving(float[] patient) {
        boolean[] moving = new boolean[features];
        for (int f = 0; f < features; f++) {
            moving[f] = patient[f] != baseline[f] || (flags[f] >= 0 && patient[flags[f]] != baseline[flags[f]]);
        }
        return moving;
    }

    private static int[][] among(boolean[] moving, int[][] all) {
        return Arrays.stream(all)
                .map(order -> Arrays.stream(order).filter(f -> moving[f]).toArray())
                .toArray(int[][]::new);
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
