package org.rheumaroute.training.uncertainty;

import java.util.Arrays;
import java.util.Random;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.uncertainty.Shapes.Kind;

/**
 * Bayesian logistic regression on {@link Shapes}, normal around its mode (Laplace). How large straight lines, bends and
 * pairs are is learned from the outcomes: each kind has a variance by MacKay's evidence update (1992,
 * doi:10.1162/neco.1992.4.3.415), and each group one of its own, pulled towards less than its kind's, so that a few
 * strong groups may stand out among many that do nothing.
 */
final class Posterior implements Family {
    /**
     * Weight, in columns, of the pull towards {@link #PULL} times the kind's variance. Both were chosen on invented
     * cohorts (linear and non-linear truth, 2,000 patients); docs/limits.md shows what they give on cohorts that played
     * no part in the choice.
     */
    private static final double PULL_WEIGHT = 4.0;

    private static final double PULL = 0.4;
    private static final int FIRST_STEPS = 3;
    private static final int UPDATES = 18;
    private static final double INTERCEPT_PRECISION = 1e-4;
    private static final double LEAST_VARIANCE = 1e-5;
    private static final double GREATEST_VARIANCE = 50;

    private final Shapes shapes;
    private final int[] outcomes;
    private final int[] learned;
    private final double[] variances; // by group
    private final double[] mode; // intercept first
    private Factor precision;

    private Posterior(Shapes shapes, int[] outcomes, int[] learned) {
        this.shapes = shapes;
        this.outcomes = outcomes;
        this.learned = learned;
        this.variances = firstVariances(shapes);
        this.mode = new double[shapes.groupOf().length + 1];
        double events = Arrays.stream(learned).map(i -> outcomes[i]).average().orElse(0.5);
        mode[0] = StrictMath.log(events / (1 - events));
        this.precision = step();
    }

    /**
     * Fits.
     *
     * @param outcomes {@code int[patients]}, 0 or 1
     * @param learned the patients whose outcomes are looked at, both outcomes among them
     */
    static Posterior fit(Shapes shapes, int[] outcomes, int[] learned) {
        Posterior posterior = new Posterior(shapes, outcomes, learned);
        for (int i = 1; i < FIRST_STEPS; i++) {
            posterior.precision = posterior.step();
        }
        for (int i = 0; i < UPDATES; i++) {
            posterior.learnVariances();
            posterior.precision = posterior.step();
        }
        return posterior;
    }

    @Override
    public double[] draw(Random random) {
        double[] noise = new double[mode.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] weights = precision.backward(noise);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += mode[i];
        }
        return logOdds(weights);
    }

    /** Variance of the log-odds that one kind of shape brings, as learned. */
    double varianceOf(Kind kind) {
        double sum = 0;
        for (int g = 0; g < variances.length; g++) {
            sum += shapes.groups().get(g) == kind ? variances[g] : 0;
        }
        return sum;
    }

    private static double[] firstVariances(Shapes shapes) {
        double[] variances = new double[shapes.groups().size()];
        for (int g = 0; g < variances.length; g++) {
            Kind kind = shapes.groups().get(g);
            long same = shapes.groups().stream().filter(kind::equals).count();
            variances[g] = kind == Kind.STRAIGHT ? 1 : 0.3 / same;
        }
        return variances;
    }

    /** One Newton step towards the mode; returns the factor of the precision from which it started. */
    private Factor step() {
        int size = mode.length;
        double[][] hessian = new double[size][];
        double[] gradient = new double[size];
        for (int j = 0; j < size; j++) {
            hessian[j] = new double[j + 1];
            double prior = j == 0 ? INTERCEPT_PRECISION : 1 / variances[shapes.groupOf()[j - 1]];
            hessian[j][j] = prior;
            gradient[j] = -prior * mode[j];
        }
        double[] logOdds = logOdds(mode);
        double[] row = new double[size];
        row[0] = 1;
        for (int i : learned) {
            System.arraycopy(shapes.columns()[i], 0, row, 1, size - 1);
            double p = LogisticFit.probability(logOdds[i]);
            add(row, p * (1 - p), hessian);
            for (int j = 0; j < size; j++) {
                gradient[j] += (outcomes[i] - p) * row[j];
            }
        }
        Factor factor = Factor.of(hessian);
        double[] change = factor.solve(gradient);
        for (int j = 0; j < size; j++) {
            mode[j] += change[j];
        }
        return factor;
    }

    private static void add(double[] row, double weight, double[][] hessian) {
        for (int j = 0; j < row.length; j++) {
            double factor = weight * row[j];
            double[] into = hessian[j];
            for (int k = 0; k <= j; k++) {
                into[k] += factor * row[k];
            }
        }
    }

    private double[] logOdds(double[] weights) {
        return Arrays.stream(shapes.columns())
                .mapToDouble(row -> LogisticFit.logOdds(weights, row))
                .toArray();
    }

    private void learnVariances() {
        double[] uncertain = precision.inverseDiagonal();
        int groups = variances.length;
        double[] squares = new double[groups];
        double[] spread = new double[groups];
        double[] sizes = new double[groups];
        for (int c = 0; c < shapes.groupOf().length; c++) {
            int g = shapes.groupOf()[c];
            squares[g] += mode[c + 1] * mode[c + 1];
            spread[g] += uncertain[c + 1];
            sizes[g]++;
        }
        for (Kind kind : Kind.values()) {
            double shared = shared(kind, squares, spread, sizes);
            for (int g = 0; g < groups; g++) {
                if (shapes.groups().get(g) == kind) {
                    double own = (squares[g] + spread[g] + PULL_WEIGHT * PULL * shared) / (sizes[g] + PULL_WEIGHT);
                    variances[g] = bounded(kind == Kind.STRAIGHT ? shared : own);
                }
            }
        }
    }

    /** Squared weights over the number of weights that the outcomes determined. */
    private double shared(Kind kind, double[] squares, double[] spread, double[] sizes) {
        double sum = 0;
        double determined = 0;
        for (int g = 0; g < squares.length; g++) {
            if (shapes.groups().get(g) == kind) {
                sum += squares[g];
                determined += Math.max(1e-3, sizes[g] - spread[g] / variances[g]);
            }
        }
        return bounded(sum / Math.max(1e-3, determined));
    }

    private static double bounded(double variance) {
        return Math.max(LEAST_VARIANCE, Math.min(GREATEST_VARIANCE, variance));
    }
}
