package org.rheumaroute.training.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of an additive model: each input as it is, hinges and ramps at its quantiles, and products of two units. A
 * hinge lets a slope change, a ramp lets the risk step up between two neighbouring values (a piecewise-linear embedding,
 * Gorishniy et al. 2022, arXiv 2203.05556); both are a Gemm and one or two Relu. Immutable.
 *
 * @param features number of inputs that carry values; flags follow them
 * @param width inputs and flags
 * @param knots where hinges bend and ramps rise
 * @param coarse fewer ramps, for products
 */
record AdditiveBasis(int features, int width, List<Knot> knots, List<Knot> coarse) {
    static final int LINEAR = 0;
    static final int FLAG = 1;
    static final int HINGE = 2;
    static final int RAMP = 3;
    static final int PRODUCT = 4;

    private static final int COARSE_KNOTS = 2;
    private static final double LEAST_SHARE = 0.02;
    /** In standard deviations; steeper ramps would blow up float rounding. */
    private static final double LEAST_RAMP = 0.02;

    AdditiveBasis {
        knots = List.copyOf(knots);
        coarse = List.copyOf(coarse);
    }

    /**
     * A place on one input's axis.
     *
     * @param lower a value that occurs; the ramp is 0 up to it
     * @param rise distance to the next value that occurs; the ramp is 1 from there
     * @param scale factor that makes a feature's columns together as large as one
     */
    record Knot(int feature, double lower, double rise, double scale) {
        double hinge(double[] row) {
            return Math.max(0, row[feature] - lower);
        }

        double ramp(double[] row) {
            return Math.max(0, Math.min(1, (row[feature] - lower) / rise));
        }
    }

    /** A product of two units: an input (its position) or a coarse ramp ({@code features + position}). */
    record Product(int left, int right) {}

    /** Knots at the quantiles of filled rows. */
    static AdditiveBasis of(double[][] rows, int features, int knotsEach) {
        List<Knot> knots = new ArrayList<>();
        List<Knot> coarse = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            int feature = j;
            double[] sorted =
                    Arrays.stream(rows).mapToDouble(r -> r[feature]).sorted().toArray();
            knots.addAll(knots(sorted, j, knotsEach));
            coarse.addAll(knots(sorted, j, COARSE_KNOTS));
        }
        return new AdditiveBasis(features, rows[0].length, knots, coarse);
    }

    private static List<Knot> knots(double[] sorted, int feature, int count) {
        if (Arrays.stream(sorted).distinct().limit(3).count() < 3) {
            return List.of(); // two values: the input itself says all
        }
        List<double[]> places = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            double lower = sorted[Math.min(sorted.length - 1, k * sorted.length / (count + 1))];
            int above = above(sorted, lower);
            double share = (double) above / sorted.length;
            boolean again = !places.isEmpty() && places.get(places.size() - 1)[0] == lower;
            if (!again && share >= LEAST_SHARE && share <= 1 - LEAST_SHARE) {
                places.add(new double[] {lower, Math.max(LEAST_RAMP, sorted[sorted.length - above] - lower)});
            }
        }
        double scale = 1 / Math.sqrt(Math.max(1, places.size()));
        return places.stream().map(p -> new Knot(feature, p[0], p[1], scale)).toList();
    }

    private static int above(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length - low;
    }

    /** Group of each column: linear, flag, hinge, ramp; products come after them as given. */
    int[] groups(int products) {
        int[] groups = new int[width + 2 * knots.size() + products];
        Arrays.fill(groups, 0, features, LINEAR);
        Arrays.fill(groups, features, width, FLAG);
        Arrays.fill(groups, width, width + knots.size(), HINGE);
        Arrays.fill(groups, width + knots.size(), width + 2 * knots.size(), RAMP);
        Arrays.fill(groups, width + 2 * knots.size(), groups.length, PRODUCT);
        return groups;
    }

    /** {@code double[1 + columns]}, the first 1. */
    double[] row(double[] filled, List<Product> products) {
        double[] row = new double[1 + width + 2 * knots.size() + products.size()];
        row[0] = 1;
        System.arraycopy(filled, 0, row, 1, width);
        int at = 1 + width;
        for (Knot knot : knots) {
            row[at + knots.size()] = knot.scale() * knot.ramp(filled);
            row[at++] = knot.scale() * knot.hinge(filled);
        }
        at += knots.size();
        for (Product product : products) {
            row[at++] = product(filled, product);
        }
        return row;
    }

    double product(double[] filled, Product product) {
        return unit(filled, product.left()) * unit(filled, product.right());
    }

    private double unit(double[] filled, int unit) {
        return unit < features ? filled[unit] : coarse.get(unit - features).ramp(filled);
    }

    /** The products that describe how two features act together: both straight, and each straight by the other's ramps. */
    List<Product> products(int a, int b) {
        List<Product> products = new ArrayList<>();
        products.add(new Product(a, b));
        for (int r = 0; r < coarse.size(); r++) {
            if (coarse.get(r).feature() == b) {
                products.add(new Product(a, features + r));
            } else if (coarse.get(r).feature() == a) {
                products.add(new Product(b, features + r));
            }
        }
        return products;
    }
}
