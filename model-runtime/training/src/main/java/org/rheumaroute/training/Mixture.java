package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Platt;

/**
 * The combination of members: a weighted mean of their calibrated log-odds. The weights lose least on unseen patients,
 * less a penalty for leaving equal shares; a small share is cut to nothing.
 *
 * @param calibrations one for each member
 * @param weights {@code double[members]}, 0 to 1, together 1; a member of weight 0 can be left out of the package
 */
record Mixture(List<Platt> calibrations, double[] weights) {
    Mixture {
        calibrations = List.copyOf(calibrations);
        weights = weights.clone();
        if (weights.length != calibrations.size()
                || Math.abs(Arrays.stream(weights).sum() - 1) > 1e-9) {
            throw new IllegalArgumentException("each member needs a weight, and they must add up to 1");
        }
    }

    /** Shares of the members, in their order. */
    @Override
    public double[] weights() {
        return weights.clone();
    }

    /**
     * Fits on the patients that {@code weights} counts.
     *
     * @param members log-odds of the same patients on the same folds, at least one member
     * @param weights {@code double[rows]}, how often each patient counts
     */
    static Mixture fit(List<OutOfFold> members, double[] weights) {
        List<Platt> calibrations =
                members.stream().map(m -> Calibrations.rising(m, weights)).toList();
        List<OutOfFold> calibrated = under(members, calibrations);
        return new Mixture(calibrations, Shares.fit(calibrated, weights));
    }

    /** The combined log-odds, before their own calibration. */
    OutOfFold of(List<OutOfFold> members) {
        return mean(under(members, calibrations), weights);
    }

    /** Weighted variance between the members for each patient: {@code double[repeats][rows]}. */
    double[][] spread(List<OutOfFold> members) {
        List<OutOfFold> calibrated = under(members, calibrations);
        double[][] mean = mean(calibrated, weights).logOdds();
        double[][] spread = new double[mean.length][mean[0].length];
        for (int m = 0; m < weights.length; m++) {
            double[][] own = calibrated.get(m).logOdds();
            for (int r = 0; r < spread.length; r++) {
                for (int i = 0; i < spread[r].length; i++) {
                    double gap = own[r][i] - mean[r][i];
                    spread[r][i] += weights[m] * gap * gap;
                }
            }
        }
        return spread;
    }

    /** Weights and calibrations of each fold learned on the other folds only; for honest figures. */
    static OutOfFold crossFitted(List<OutOfFold> members) {
        OutOfFold first = members.get(0);
        double[][] mixed = new double[first.logOdds().length][];
        for (int r = 0; r < mixed.length; r++) {
            int repeat = r;
            List<OutOfFold> own = members.stream().map(m -> m.repeat(repeat)).toList();
            mixed[r] = first.repeat(r)
                    .acrossFolds((ignored, outside) -> {
                        OutOfFold combined = fit(own, outside).of(own);
                        return combined.under(Calibrations.rising(combined, outside));
                    })
                    .logOdds()[0];
        }
        return new OutOfFold(mixed, first.folds(), first.outcomes());
    }

    private static List<OutOfFold> under(List<OutOfFold> members, List<Platt> calibrations) {
        List<OutOfFold> calibrated = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            calibrated.add(members.get(m).under(calibrations.get(m)));
        }
        return calibrated;
    }

    private static OutOfFold mean(List<OutOfFold> calibrated, double[] shares) {
        OutOfFold first = calibrated.get(0);
        double[][] mean = new double[first.logOdds().length][first.rows()];
        for (int m = 0; m < shares.length; m++) {
            double[][] own = calibrated.get(m).logOdds();
            for (int r = 0; r < mean.length; r++) {
                for (int i = 0; i < mean[r].length; i++) {
                    mean[r][i] += shares[m] * own[r][i];
                }
            }
        }
        return new OutOfFold(mean, first.folds(), first.outcomes());
    }

    /**
     * The shares: a convex problem on the simplex, solved by Newton steps whose quadratic model is minimised by moving
     * share between pairs of members.
     */
    private static final class Shares {
        private static final int STEPS = 12;
        private static final int SWEEPS = 200;
        private static final double CLOSE_ENOUGH = 1e-10;
        /**
         * Penalty for leaving equal shares, {@code stiffness / 2 * sum((share - equal)²)}: strong on a few hundred
         * patients, whose losses differ mostly by chance, weak on thousands. Set on invented cohorts (ADR 9).
         */
        private static final double MOST_STIFFNESS = 60;

        private static final double LEAST_STIFFNESS = 12;
        private static final double STIFFNESS_TIMES_PATIENTS = 12_000;
        /** A smaller share is not worth a member's cost in the server. */
        private static final double FLOOR = 0.05;

        private final List<OutOfFold> members;
        private final double[] weights;
        private final int size;
        private final double stiffness;

        private Shares(List<OutOfFold> members, double[] weights) {
            this.members = members;
            this.weights = weights;
            this.size = members.size();
            double patients = Arrays.stream(weights).sum();
            this.stiffness = Math.max(
                    LEAST_STIFFNESS, Math.min(MOST_STIFFNESS, STIFFNESS_TIMES_PATIENTS / Math.max(1, patients)));
        }

        static double[] fit(List<OutOfFold> calibrated, double[] weights) {
            return withoutSmall(new Shares(calibrated, weights).solve());
        }

        private double[] solve() {
            double[] shares = new double[size];
            Arrays.fill(shares, 1.0 / size);
            for (int step = 0; step < STEPS; step++) {
                double[] next = newton(shares);
                double moved = 0;
                for (int m = 0; m < size; m++) {
                    moved = Math.max(moved, Math.abs(next[m] - shares[m]));
                }
                shares = next;
                if (moved < CLOSE_ENOUGH) {
                    break;
                }
            }
            return shares;
        }

        private double[] newton(double[] shares) {
            double[] gradient = new double[size];
            double[][] hessian = new double[size][size];
            int repeats = members.get(0).logOdds().length;
            for (int r = 0; r < repeats; r++) {
                for (int i = 0; i < weights.length; i++) {
                    if (weights[i] != 0) {
                        accumulate(shares, r, i, weights[i] / repeats, gradient, hessian);
                    }
                }
            }
            for (int m = 0; m < size; m++) {
                gradient[m] += stiffness * (shares[m] - 1.0 / size);
                hessian[m][m] += stiffness;
            }
            return minimised(shares, gradient, hessian);
        }

        private void accumulate(
                double[] shares, int repeat, int row, double weight, double[] gradient, double[][] hessian) {
            double[] own = new double[size];
            double mixed = 0;
            for (int m = 0; m < size; m++) {
                own[m] = members.get(m).logOdds()[repeat][row];
                mixed += shares[m] * own[m];
            }
            double p = LogisticFit.probability(mixed);
            double slope = weight * (p - members.get(0).outcomes()[row]);
            double curvature = weight * p * (1 - p);
            for (int m = 0; m < size; m++) {
                gradient[m] += slope * own[m];
                for (int k = 0; k < size; k++) {
                    hessian[m][k] += curvature * own[m] * own[k];
                }
            }
        }

        /** Minimum of the quadratic model on the simplex. */
        private double[] minimised(double[] from, double[] gradient, double[][] hessian) {
            double[] shares = from.clone();
            double[] slope = gradient.clone();
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                double moved = 0;
                for (int m = 0; m < size; m++) {
                    for (int k = 0; k < m; k++) {
                        double bend = hessian[m][m] + hessian[k][k] - 2 * hessian[m][k];
                        double wanted = bend > 0 ? (slope[k] - slope[m]) / bend : 0;
                        double move = Math.max(-shares[m], Math.min(shares[k], wanted));
                        shares[m] += move;
                        shares[k] -= move;
                        for (int j = 0; j < size; j++) {
                            slope[j] += move * (hessian[j][m] - hessian[j][k]);
                        }
                        moved = Math.max(moved, Math.abs(move));
                    }
                }
                if (moved < CLOSE_ENOUGH) {
                    break;
                }
            }
            return shares;
        }

        private static double[] withoutSmall(double[] shares) {
            double most = Arrays.stream(shares).max().orElse(1);
            double[] kept = Arrays.stream(shares)
                    .map(s -> s < Math.min(FLOOR, most) ? 0 : s)
                    .toArray();
            double sum = Arrays.stream(kept).sum();
            return Arrays.stream(kept).map(s -> s / sum).toArray();
        }
    }
}
