package org.rheumaroute.training.uncertainty;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Truths by discriminant analysis: each input is distributed in its own way in patients with and without the outcome
 * ({@link ClassMargin}), and the inputs' normal scores within a class are correlated alike in both (a Gaussian copula).
 * The log-odds are what Bayes' rule makes of that. Unknown inputs are left out, which is what the copula makes of not
 * knowing them. The correlations and the share of events are drawn by the Bayesian bootstrap (Rubin 1981).
 */
final class ClassDensities implements Family {
    private static final int MOST_BINS = 30;
    /** The correlations are pulled to none as if so many more patients had shown none; a choice. */
    private static final double PATIENTS_WITHOUT_CORRELATION = 25;

    private static final double NEVER_ZERO = 1e-12;

    private final int[] outcomes;
    private final int[] learned;
    private final Bins[] bins;
    private final ClassMargin[] margins;

    private ClassDensities(int[] outcomes, int[] learned, Bins[] bins, ClassMargin[] margins) {
        this.outcomes = outcomes;
        this.learned = learned;
        this.bins = bins;
        this.margins = margins;
    }

    /** Normal scores of all patients in one class, {@code double[patients][features]}, NaN where unknown. */
    private record Scores(double[][] without, double[][] with) {}

    /**
     * Fits.
     *
     * @param inputs {@code double[patients][features]}, on any scale, NaN where unknown
     * @param outcomes {@code int[patients]}, 0 or 1
     * @param learned the patients whose outcomes are looked at, both outcomes among them
     */
    static ClassDensities fit(double[][] inputs, int[] outcomes, int[] learned) {
        int features = inputs[0].length;
        Bins[] bins = new Bins[features];
        ClassMargin[] margins = new ClassMargin[features];
        for (int f = 0; f < features; f++) {
            int feature = f;
            double[] column = IntStream.range(0, inputs.length)
                    .mapToDouble(i -> inputs[i][feature])
                    .toArray();
            bins[f] = Bins.of(column, learned, MOST_BINS);
            margins[f] = ClassMargin.fit(bins[f], outcomes, learned);
        }
        return new ClassDensities(outcomes, learned, bins, margins);
    }

    @Override
    public double[] draw(Random random) {
        int patients = outcomes.length;
        double[] logOdds = new double[patients];
        Scores scores = new Scores(new double[patients][bins.length], new double[patients][bins.length]);
        for (int f = 0; f < bins.length; f++) {
            place(f, margins[f].draw(random), logOdds, scores);
        }
        double[] weights = new double[patients];
        double[] ofClass = new double[2];
        for (int i : learned) {
            weights[i] = -StrictMath.log(1 - random.nextDouble());
            ofClass[outcomes[i]] += weights[i];
        }
        double level = StrictMath.log(ofClass[1] / ofClass[0]);
        Correlation correlation = new Correlation(correlation(scores, weights, ofClass[1] / (ofClass[0] + ofClass[1])));
        for (int i = 0; i < patients; i++) {
            logOdds[i] += level + correlation.logRatio(scores.with[i], scores.without[i]);
        }
        return logOdds;
    }

    private void place(int feature, ClassMargin.Drawn drawn, double[] logOdds, Scores scores) {
        Bins own = bins[feature];
        double[] belowWithout = below(drawn.without());
        double[] belowWith = below(drawn.with());
        for (int i = 0; i < logOdds.length; i++) {
            int bin = own.of()[i];
            if (bin < 0) {
                scores.without[i][feature] = Double.NaN;
                scores.with[i][feature] = Double.NaN;
            } else {
                double within = own.within()[i];
                logOdds[i] += drawn.logRatio()[bin];
                scores.without[i][feature] = NormalScore.of(belowWithout[bin] + within * drawn.without()[bin]);
                scores.with[i][feature] = NormalScore.of(belowWith[bin] + within * drawn.with()[bin]);
            }
        }
    }

    private static double[] below(double[] shares) {
        double[] below = new double[shares.length];
        for (int b = 1; b < shares.length; b++) {
            below[b] = below[b - 1] + shares[b - 1];
        }
        return below;
    }

    /** Within classes, the mean of both, by the patients' weights; pairs of known values only. */
    private double[][] correlation(Scores scores, double[] weights, double shareOfEvents) {
        double[][] mean = new double[bins.length][bins.length];
        double kept = learned.length / (learned.length + PATIENTS_WITHOUT_CORRELATION);
        for (int outcome = 0; outcome <= 1; outcome++) {
            double share = kept * (outcome == 1 ? shareOfEvents : 1 - shareOfEvents);
            double[][] products = new double[bins.length][bins.length];
            double[][] squares = new double[bins.length][bins.length];
            for (int i : learned) {
                if (outcomes[i] == outcome) {
                    add(weights[i], outcome == 1 ? scores.with[i] : scores.without[i], products, squares);
                }
            }
            for (int a = 0; a < mean.length; a++) {
                for (int b = 0; b < mean.length; b++) {
                    double scale = Math.sqrt(squares[a][b] * squares[b][a] + NEVER_ZERO);
                    mean[a][b] += a == b ? 0 : share * products[a][b] / scale;
                }
            }
        }
        for (int a = 0; a < mean.length; a++) {
            mean[a][a] = 1;
        }
        return mean;
    }

    private static void add(double weight, double[] scores, double[][] products, double[][] squares) {
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < scores.length; b++) {
                if (!Double.isNaN(scores[a]) && !Double.isNaN(scores[b])) {
                    products[a][b] += weight * scores[a] * scores[b];
                    squares[a][b] += weight * scores[a] * scores[a];
                }
            }
        }
    }

    /** The correlations of any known inputs, factored once for each set of them. */
    private static final class Correlation {
        /** Pairs that were known in different patients need not fit together; then all are weakened until they do. */
        private static final double WEAKENED = 0.9;

        private final double[][] whole;
        private final Map<BitSet, Factor> factors = new HashMap<>();

        Correlation(double[][] pairwise) {
            this.whole = pairwise;
            while (!isPositiveDefinite()) {
                for (int a = 0; a < whole.length; a++) {
                    for (int b = 0; b < whole.length; b++) {
                        whole[a][b] *= a == b ? 1 : WEAKENED;
                    }
                }
            }
        }

        private boolean isPositiveDefinite() {
            try {
                Factor.of(whole);
                return true;
            } catch (ArithmeticException e) {
                return false;
            }
        }

        /** What the dependence adds to the log-odds; the determinants are equal and drop out. */
        double logRatio(double[] with, double[] without) {
            int[] known = IntStream.range(0, with.length)
                    .filter(f -> !Double.isNaN(with[f]))
                    .toArray();
            BitSet key = new BitSet(with.length);
            for (int f : known) {
                key.set(f);
            }
            Factor factor = factors.computeIfAbsent(key, k -> Factor.of(part(known)));
            return 0.5 * (excess(factor, known, without) - excess(factor, known, with));
        }

        private static double excess(Factor factor, int[] known, double[] scores) {
            double[] own = IntStream.of(known).mapToDouble(f -> scores[f]).toArray();
            double[] solved = factor.solve(own);
            double sum = 0;
            for (int k = 0; k < own.length; k++) {
                sum += own[k] * (solved[k] - own[k]);
            }
            return sum;
        }

        private double[][] part(int[] known) {
            double[][] part = new double[known.length][known.length];
            for (int a = 0; a < known.length; a++) {
                for (int b = 0; b < known.length; b++) {
                    part[a][b] = whole[known[a]][known[b]];
                }
            }
            return part;
        }
    }
}
