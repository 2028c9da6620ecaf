package org.rheumaroute.training.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shapes that a truth may be made of: straight lines, bends and steps of one input, and products and conditional
 * slopes of two. Each column is centred and has variance 1 over the patients it was made for; the columns of a group
 * share one prior.
 *
 * @param columns {@code double[patients][columns]}, each divided by the root of its group's size
 * @param groupOf group of each column
 * @param groups kind of each group, in order
 */
record Shapes(double[][] columns, int[] groupOf, List<Kind> groups) {
    /** What a group stands for. */
    enum Kind {
        /** All straight lines together. */
        STRAIGHT,
        /** Bends and steps of one input. */
        BENT,
        /** Two inputs that act together. */
        PAIR
    }

    private static final double[] KNOTS = {0.2, 0.4, 0.6, 0.8};
    private static final double WIDEST = 3.0; // standard deviations; beyond it lines go on level
    private static final int FEWEST_VALUES = 5; // of an input that can bend
    /** With 15 inputs there are 105 pairs; more would cost minutes and could not be told apart. */
    private static final int MOST_PAIRED = 15;

    private static final double LEAST_DEVIATION = 1e-6;

    /** One column before scaling. */
    @FunctionalInterface
    private interface Shape {
        double at(double[] inputs);
    }

    /**
     * Makes the shapes.
     *
     * @param inputs {@code double[patients][features]}, scaled, nothing missing
     * @param outcomes {@code int[patients]}; with many features they choose which may be paired
     * @param learned the patients whose outcomes may be looked at
     */
    static Shapes of(double[][] inputs, int[] outcomes, int[] learned) {
        Collector found = new Collector(inputs);
        int features = inputs[0].length;
        int straight = found.group(Kind.STRAIGHT);
        for (int f = 0; f < features; f++) {
            found.add(straight, line(f));
        }
        int[] bending = IntStream.range(0, features)
                .filter(f -> Arrays.stream(column(inputs, f)).distinct().count() >= FEWEST_VALUES)
                .toArray();
        for (int f : bending) {
            found.bends(f);
        }
        int[] paired = paired(inputs, outcomes, learned);
        for (int a : paired) {
            for (int b : paired) {
                if (b < a) {
                    found.pair(a, b, bending);
                }
            }
        }
        return found.shapes();
    }

    private static Shape line(int feature) {
        return inputs -> clipped(inputs[feature]);
    }

    private static double clipped(double value) {
        return Math.max(-WIDEST, Math.min(WIDEST, value));
    }

    private static double[] column(double[][] inputs, int feature) {
        return Arrays.stream(inputs).mapToDouble(row -> row[feature]).toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** All features, or those that go most with the outcome when there are too many. */
    private static int[] paired(double[][] inputs, int[] outcomes, int[] learned) {
        int features = inputs[0].length;
        double events = Arrays.stream(learned).map(i -> outcomes[i]).average().orElse(0);
        double[] strength = new double[features];
        for (int f = 0; f < features; f++) {
            double sum = 0;
            for (int i : learned) {
                sum += (outcomes[i] - events) * clipped(inputs[i][f]);
            }
            strength[f] = Math.abs(sum);
        }
        return IntStream.range(0, features)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> -strength[f]))
                .limit(MOST_PAIRED)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Gathers columns by group. */
    private static final class Collector {
        private final double[][] inputs;
        private final List<Kind> groups = new ArrayList<>();
        private final List<Integer> groupOf = new ArrayList<>();
        private final List<double[]> columns = new ArrayList<>();

        Collector(double[][] inputs) {
            this.inputs = inputs;
        }

        int group(Kind kind) {
            groups.add(kind);
            return groups.size() - 1;
        }

        void bends(int feature) {
            int group = group(Kind.BENT);
            double[] sorted = column(inputs, feature);
            Arrays.sort(sorted);
            for (double knot : Arrays.stream(KNOTS)
                    .map(share -> quantile(sorted, share))
                    .distinct()
                    .toArray()) {
                add(group, row -> Math.max(clipped(row[feature]) - knot, 0));
                add(group, row -> row[feature] > knot ? 1 : 0);
            }
        }

        void pair(int a, int b, int[] bending) {
            int group = group(Kind.PAIR);
            add(group, row -> clipped(row[a]) * clipped(row[b]));
            slopeAboveMedian(group, a, b, bending);
            slopeAboveMedian(group, b, a, bending);
        }

        private void slopeAboveMedian(int group, int condition, int slope, int[] bending) {
            if (Arrays.stream(bending).anyMatch(f -> f == condition)) {
                double[] sorted = column(inputs, condition);
                Arrays.sort(sorted);
                double median = quantile(sorted, 0.5);
                add(group, row -> row[condition] > median ? clipped(row[slope]) : 0);
            }
        }

        /** A shape that is the same for everybody is left out. */
        void add(int group, Shape shape) {
            double[] column = Arrays.stream(inputs).mapToDouble(shape::at).toArray();
            double mean = Arrays.stream(column).average().orElse(0);
            double variance = Arrays.stream(column)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
            double deviation = Math.sqrt(variance);
            if (deviation > LEAST_DEVIATION) {
                columns.add(
                        Arrays.stream(column).map(v -> (v - mean) / deviation).toArray());
                groupOf.add(group);
            }
        }

        Shapes shapes() {
            int[] of = groupOf.stream().mapToInt(Integer::intValue).toArray();
            int[] sizes = new int[groups.size()];
            for (int group : of) {
                sizes[group]++;
            }
            double[][] rows = new double[inputs.length][of.length];
            for (int c = 0; c < of.length; c++) {
                double factor = 1 / Math.sqrt(sizes[of[c]]);
                double[] column = columns.get(c);
                for (int i = 0; i < rows.length; i++) {
                    rows[i][c] = factor * column[i];
                }
            }
            return new Shapes(rows, of, List.copyOf(groups));
        }
    }
}
