package org.rheumaroute.training.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rheumaroute.training.member.AdditiveBasis.Product;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * Which pairs of features act together, beyond what each does alone: a score test of each pair's products on top of the
 * additive fit, read as a Bayes factor (the data's support for a pair of the best fitting size, its complexity paid
 * for). A pair must earn more than the odds against any one pair, if about two were expected among all.
 */
final class PairScreen {
    private static final int MOST_PAIRS = 12;
    private static final int MOST_FEATURES = 40;
    private static final double EXPECTED_PAIRS = 2;
    private static final int STEPS = 2;
    /** Light, so that what a chosen pair explains is not left for others to explain. */
    private static final double CHOSEN_PENALTY = 10;

    private static final double[] PENALTIES = {30, 100, 300, 1000};

    private final AdditiveBasis basis;
    private final double[][] filled;
    private final int[] outcomes;
    private final double[] penalties;
    private final List<Product> chosen = new ArrayList<>();
    private double[][] rows;
    private double[] coefficients;
    private double[] weights;
    private double[] residuals;
    private double[][] factor;

    /**
     * Prepares the test.
     *
     * @param filled inputs without gaps
     * @param rows the additive columns of {@code filled}
     * @param fit the additive fit on them
     */
    PairScreen(AdditiveBasis basis, double[][] filled, double[][] rows, int[] outcomes, EvidenceRidge fit) {
        this.basis = basis;
        this.filled = filled;
        this.outcomes = outcomes.clone();
        this.penalties = fit.penalties().clone();
        this.penalties[AdditiveBasis.PRODUCT] = CHOSEN_PENALTY;
        this.rows = rows;
        this.coefficients = fit.coefficients();
        this.weights = new double[rows.length];
        this.residuals = new double[rows.length];
        this.factor = refreshed();
    }

    private record Pair(List<Product> products, double support) {}

    /** Products of the chosen pairs. Each pair is chosen on top of those before, or features that go along would follow. */
    List<Product> choose() {
        int features = basis.features();
        if (features > MOST_FEATURES) {
            return List.of(); // thousands of pairs would need another search
        }
        List<Pair> pairs = new ArrayList<>();
        for (int a = 1; a < features; a++) {
            for (int b = 0; b < a; b++) {
                pairs.add(tested(basis.products(a, b)));
            }
        }
        double needed = StrictMath.log(Math.max(1, pairs.size() / EXPECTED_PAIRS));
        for (int taken = 0; taken < MOST_PAIRS; taken++) {
            pairs = pairs.stream()
                    .filter(p -> p.support() > needed)
                    .sorted(Comparator.comparingDouble(Pair::support).reversed())
                    .toList();
            if (pairs.isEmpty()) {
                break;
            }
            take(pairs.get(0).products());
            pairs = pairs.stream().skip(1).map(p -> tested(p.products())).toList();
        }
        return List.copyOf(chosen);
    }

    private Pair tested(List<Product> products) {
        return new Pair(products, support(products));
    }

    private void take(List<Product> products) {
        chosen.addAll(products);
        rows = Arrays.stream(filled).map(f -> basis.row(f, chosen)).toArray(double[][]::new);
        coefficients = Arrays.copyOf(coefficients, coefficients.length + products.size());
        for (int step = 0; step < STEPS; step++) {
            EvidenceRidge.Quadratic model = EvidenceRidge.Quadratic.at(rows, outcomes, coefficients);
            coefficients = Matrices.solve(model.inverseFactor(basis.groups(chosen.size()), penalties), model.target());
        }
        factor = refreshed();
    }

    /** Weights and residuals at the present coefficients; returns the curvature's inverse factor. */
    private double[][] refreshed() {
        for (int i = 0; i < rows.length; i++) {
            double p = LogisticFit.probability(Matrices.dot(coefficients, rows[i]));
            weights[i] = p * (1 - p);
            residuals[i] = outcomes[i] - p;
        }
        return EvidenceRidge.Quadratic.at(rows, outcomes, coefficients)
                .inverseFactor(basis.groups(chosen.size()), penalties);
    }

    /** Log Bayes factor of the products against none. */
    private double support(List<Product> products) {
        double[][] columns = new double[filled.length][products.size()];
        for (int i = 0; i < filled.length; i++) {
            for (int c = 0; c < products.size(); c++) {
                columns[i][c] = basis.product(filled[i], products.get(c));
            }
        }
        double[] score = Matrices.transposedTimes(columns, residuals);
        double[][] information = information(columns);
        double best = 0;
        for (double penalty : PENALTIES) {
            double[][] penalised = new double[score.length][];
            for (int j = 0; j < score.length; j++) {
                penalised[j] = information[j].clone();
                penalised[j][j] += penalty;
            }
            double[][] inverse = Matrices.inverseFactor(penalised);
            double gain = Matrices.dot(score, Matrices.solve(inverse, score));
            double price = Matrices.logDeterminant(inverse) - score.length * StrictMath.log(penalty);
            best = Math.max(best, (gain - price) / 2);
        }
        return best;
    }

    /** What the rows say of the products once the additive columns have explained what they can. */
    private double[][] information(double[][] columns) {
        double[][] information = Matrices.crossProduct(columns, weights);
        int size = information.length;
        double[][] shared = new double[size][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < size; c++) {
                double factorOfRow = weights[i] * columns[i][c];
                double[] into = shared[c];
                double[] row = rows[i];
                for (int k = 0; k < row.length; k++) {
                    into[k] += factorOfRow * row[k];
                }
            }
        }
        for (int c = 0; c < size; c++) {
            double[] explained = Matrices.solve(factor, shared[c]);
            for (int d = 0; d < size; d++) {
                information[c][d] -= Matrices.dot(explained, shared[d]);
            }
        }
        return information;
    }
}
