package org.rheumaroute.training.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rheumaroute.training.statistic.LogisticFit;

/**
 * How one input is distributed in patients with and without the outcome: the log-odds of the outcome by {@link Bins},
 * normal around the mode (Laplace), under a prior of a straight line, a walk from bin to bin and a jump of each bin's
 * own. How large walk and jumps are is drawn too, by their evidence: a mode alone would say 0 whenever chance hides them.
 */
final class ClassMargin {
    /** Standard deviation of the log-odds that a straight line brings; a choice. */
    private static final double LINE = 0.5;

    private static final double[] WALKS = {0.03, 0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] JUMPS = {0.01, 0.1, 0.2, 0.35, 0.6};
    /**
     * Scales of the half normal priors of walk and jumps. They and the number of bins were chosen on invented cohorts
     * (seeds 1 to 3 of all three truths); docs/limits.md shows what they give on others.
     */
    private static final double WALK_SCALE = 0.6;

    private static final double JUMP_SCALE = 0.3;
    private static final double LEVEL_VARIANCE = 25;
    private static final int MOST_STEPS = 30;
    private static final double CLOSE_ENOUGH = 1e-8;

    private final Bins bins;
    private final double[] patients; // by bin
    private final double[] events;
    private final double level;
    private final List<Candidate> candidates = new ArrayList<>();
    private final double[] shares; // of the candidates

    /** What the outcomes say when walk and jumps are of one size. */
    private record Candidate(double[] mode, Factor precision, double evidence) {}

    /**
     * Distribution by class, as drawn.
     *
     * @param logRatio log density with the outcome less without it, by bin
     * @param without share of the patients without the outcome, by bin
     * @param with the same with the outcome
     */
    record Drawn(double[] logRatio, double[] without, double[] with) {}

    private ClassMargin(Bins bins, int[] outcomes, int[] learned) {
        this.bins = bins;
        this.patients = new double[bins.count()];
        this.events = new double[bins.count()];
        double all = 0;
        for (int i : learned) {
            all += outcomes[i];
            if (bins.of()[i] >= 0) {
                patients[bins.of()[i]]++;
                events[bins.of()[i]] += outcomes[i];
            }
        }
        this.level = StrictMath.log(all / (learned.length - all));
        double[] middles = middles(bins.mass());
        double[][] walk = walk(middles, bins.mass());
        double best = Double.NEGATIVE_INFINITY;
        for (double w : WALKS) {
            for (double j : JUMPS) {
                Candidate candidate = fit(prior(middles, walk, w, j), halfNormal(w, j));
                candidates.add(candidate);
                best = Math.max(best, candidate.evidence);
            }
        }
        this.shares = new double[candidates.size()];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = StrictMath.exp(candidates.get(c).evidence - best);
        }
    }

    /** @param learned the patients whose outcomes are looked at, both outcomes among them */
    static ClassMargin fit(Bins bins, int[] outcomes, int[] learned) {
        return new ClassMargin(bins, outcomes, learned);
    }

    Drawn draw(Random random) {
        Candidate candidate = pick(random.nextDouble());
        double[] noise = new double[bins.count()];
        for (int b = 0; b < noise.length; b++) {
            noise[b] = random.nextGaussian();
        }
        double[] gap = candidate.precision.backward(noise);
        double[] with = new double[noise.length];
        double[] without = new double[noise.length];
        double events = 0;
        for (int b = 0; b < noise.length; b++) {
            double p = LogisticFit.probability(candidate.mode[b] + gap[b]);
            with[b] = bins.mass()[b] * p;
            without[b] = bins.mass()[b] * (1 - p);
            events += with[b];
        }
        double[] logRatio = new double[noise.length];
        for (int b = 0; b < noise.length; b++) {
            with[b] /= events;
            without[b] /= 1 - events;
            logRatio[b] = StrictMath.log(with[b] / without[b]);
        }
        return new Drawn(logRatio, without, with);
    }

    private Candidate pick(double uniform) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        int chosen = 0;
        double left = uniform * sum - shares[0];
        while (left > 0 && chosen < shares.length - 1) {
            left -= shares[++chosen];
        }
        return candidates.get(chosen);
    }

    private static double halfNormal(double walk, double jump) {
        return -0.5 * (walk / WALK_SCALE) * (walk / WALK_SCALE) - 0.5 * (jump / JUMP_SCALE) * (jump / JUMP_SCALE);
    }

    private static double[] middles(double[] mass) {
        double[] middles = new double[mass.length];
        double below = 0;
        for (int b = 0; b < mass.length; b++) {
            middles[b] = below + mass[b] / 2;
            below += mass[b];
        }
        return middles;
    }

    /** Covariance of a walk over the shares, without its mean, of mean variance 1. */
    private static double[][] walk(double[] middles, double[] mass) {
        int size = middles.length;
        double[] rowMean = new double[size];
        double mean = 0;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                rowMean[a] += mass[b] * Math.min(middles[a], middles[b]);
            }
            mean += mass[a] * rowMean[a];
        }
        double[][] walk = new double[size][size];
        double variance = 0;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                walk[a][b] = Math.min(middles[a], middles[b]) - rowMean[a] - rowMean[b] + mean;
            }
            variance += mass[a] * walk[a][a];
        }
        for (double[] row : walk) {
            for (int b = 0; b < size; b++) {
                row[b] /= Math.max(1e-9, variance);
            }
        }
        return walk;
    }

    private static double[][] prior(double[] middles, double[][] walk, double ofWalk, double ofJumps) {
        double[][] prior = new double[middles.length][middles.length];
        for (int a = 0; a < prior.length; a++) {
            for (int b = 0; b < prior.length; b++) {
                double line = NormalScore.of(middles[a]) * NormalScore.of(middles[b]);
                prior[a][b] = LEVEL_VARIANCE + LINE * LINE * line + ofWalk * ofWalk * walk[a][b];
            }
            prior[a][a] += ofJumps * ofJumps;
        }
        return prior;
    }

    private Candidate fit(double[][] prior, double logPrior) {
        int size = prior.length;
        Factor ofPrior = Factor.of(prior);
        double[][] inverse = ofPrior.inverse();
        double[] gap = new double[size]; // from the level
        Factor precision = ofPrior;
        double longest = 1;
        for (int step = 0; step < MOST_STEPS && longest > CLOSE_ENOUGH; step++) {
            double[][] hessian = new double[size][];
            double[] gradient = new double[size];
            for (int b = 0; b < size; b++) {
                hessian[b] = inverse[b].clone();
                double p = LogisticFit.probability(level + gap[b]);
                hessian[b][b] += patients[b] * p * (1 - p);
                gradient[b] = events[b] - patients[b] * p - dot(inverse[b], gap);
            }
            precision = Factor.of(hessian);
            double[] change = precision.solve(gradient);
            longest = 0;
            for (int b = 0; b < size; b++) {
                gap[b] += change[b];
                longest = Math.max(longest, Math.abs(change[b]));
            }
        }
        double evidence = logPrior - 0.5 * ofPrior.logDeterminant() - 0.5 * precision.logDeterminant();
        double[] mode = new double[size];
        for (int b = 0; b < size; b++) {
            mode[b] = level + gap[b];
            double p = LogisticFit.probability(mode[b]);
            evidence += events[b] * StrictMath.log(p) + (patients[b] - events[b]) * StrictMath.log1p(-p);
            evidence -= 0.5 * gap[b] * dot(inverse[b], gap);
        }
        return new Candidate(mode, precision, evidence);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
