package org.rheumaroute.training.statistic;

import java.util.Arrays;
import java.util.Optional;

/** Unpenalised logistic regression on one input, by Newton's method with halved steps. */
final class LogisticLine {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    private static final double CLOSE_ENOUGH = 1e-14;

    private LogisticLine() {}

    /** Intercept and slope; empty where the likelihood has no finite maximum or more than one. */
    static Optional<CalibrationLine> fit(double[] inputs, int[] outcomes, Clusters clusters) {
        if (!isFinite(inputs) || !Table.hasBothClasses(outcomes) || isSeparated(inputs, outcomes)) {
            return Optional.empty();
        }
        // Standardised inputs keep the system well conditioned; the line is transformed back at the end.
        double centre = Arrays.stream(inputs).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(inputs)
                .map(v -> (v - centre) * (v - centre))
                .average()
                .orElse(0));
        double[] standard =
                Arrays.stream(inputs).map(v -> (v - centre) / spread).toArray();
        double[] zeros = new double[inputs.length];
        Newton end = climb(new Newton(standard, zeros, outcomes, true));
        double slope = end.b / spread;
        double[] spreads = clusters.repeat() ? end.robust(clusters) : end.usual();
        double varianceOfB = spreads[2];
        double ratio = centre / spread;
        double varianceOfA = spreads[0] - 2 * ratio * spreads[1] + ratio * ratio * spreads[2];
        return Optional.of(new CalibrationLine(
                new Estimate(end.a - slope * centre, Math.sqrt(varianceOfA)),
                new Estimate(slope, Math.sqrt(varianceOfB) / spread)));
    }

    /** Intercept with the slope fixed at 1; empty where the likelihood has no finite maximum. */
    static Optional<Estimate> intercept(double[] inputs, int[] outcomes, Clusters clusters) {
        if (!isFinite(inputs) || !Table.hasBothClasses(outcomes)) {
            return Optional.empty();
        }
        Newton end = climb(new Newton(new double[inputs.length], inputs, outcomes, false));
        double error = clusters.repeat()
                ? Math.sqrt(clusters.varianceOfSum(end.residuals())) / end.haa
                : 1 / Math.sqrt(end.haa);
        return Double.isFinite(error) ? Optional.of(new Estimate(end.a, error)) : Optional.empty();
    }

    private static Newton climb(Newton newton) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (newton.step() < CLOSE_ENOUGH) {
                break;
            }
        }
        newton.look(newton.a, newton.b);
        return newton;
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** Whether the classes overlap too little: then some slope can grow for ever. Also true for one input value. */
    private static boolean isSeparated(double[] inputs, int[] outcomes) {
        double[] events = Table.sorted(Table.pick(inputs, outcomes, 1));
        double[] others = Table.sorted(Table.pick(inputs, outcomes, 0));
        double lowestEvent = events[0];
        double highestEvent = events[events.length - 1];
        double lowestOther = others[0];
        double highestOther = others[others.length - 1];
        return lowestEvent >= highestOther || lowestOther >= highestEvent;
    }

    /** State of one climb: the point, its likelihood, gradient and curvature. Confined to its caller. */
    private static final class Newton {
        private final double[] inputs;
        private final double[] offsets;
        private final int[] outcomes;
        private final boolean withSlope;
        private double a;
        private double b;
        private double likelihood;
        private double ga;
        private double gb;
        private double haa;
        private double hab;
        private double hbb;

        Newton(double[] inputs, double[] offsets, int[] outcomes, boolean withSlope) {
            this.inputs = inputs;
            this.offsets = offsets;
            this.outcomes = outcomes;
            this.withSlope = withSlope;
            look(0, 0);
        }

        /** One step uphill; its length in the longer coordinate. */
        double step() {
            double determinant = withSlope ? haa * hbb - hab * hab : haa;
            double da = withSlope ? (hbb * ga - hab * gb) / determinant : ga / haa;
            double db = withSlope ? (haa * gb - hab * ga) / determinant : 0;
            double fromA = a;
            double fromB = b;
            double before = likelihood;
            double share = 1;
            look(fromA + da, fromB + db);
            // A full step may overshoot far from the top; near it rounding alone must not stop the climb.
            for (int h = 0; h < MOST_HALVINGS && !(likelihood >= before - 1e-12 * Math.abs(before)); h++) {
                share /= 2;
                look(fromA + share * da, fromB + share * db);
            }
            return share * Math.max(Math.abs(da) / (1 + Math.abs(a)), Math.abs(db) / (1 + Math.abs(b)));
        }

        /** Variances of a, of both together, and of b, by the curvature. */
        double[] usual() {
            double determinant = haa * hbb - hab * hab;
            return new double[] {hbb / determinant, -hab / determinant, haa / determinant};
        }

        /** The same by the spread of the patients' gradients between two curvatures. */
        double[] robust(Clusters clusters) {
            double[] ofA = residuals();
            double[] ofB = new double[ofA.length];
            for (int i = 0; i < ofA.length; i++) {
                ofB[i] = ofA[i] * inputs[i];
            }
            double maa = clusters.varianceOfSum(ofA);
            double mab = clusters.covarianceOfSums(ofA, ofB);
            double mbb = clusters.varianceOfSum(ofB);
            double[] v = usual();
            return new double[] {
                v[0] * (v[0] * maa + v[1] * mab) + v[1] * (v[0] * mab + v[1] * mbb),
                v[0] * (v[1] * maa + v[2] * mab) + v[1] * (v[1] * mab + v[2] * mbb),
                v[1] * (v[1] * maa + v[2] * mab) + v[2] * (v[1] * mab + v[2] * mbb)
            };
        }

        /** Outcome less probability at the point, {@code double[rows]}. */
        double[] residuals() {
            double[] residuals = new double[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                residuals[i] = outcomes[i] - LogisticFit.probability(a + b * inputs[i] + offsets[i]);
            }
            return residuals;
        }

        void look(double newA, double newB) {
            a = newA;
            b = newB;
            likelihood = 0;
            ga = 0;
            gb = 0;
            haa = 0;
            hab = 0;
            hbb = 0;
            for (int i = 0; i < inputs.length; i++) {
                double logOdds = a + b * inputs[i] + offsets[i];
                double p = LogisticFit.probability(logOdds);
                double q = LogisticFit.probability(-logOdds);
                likelihood -= softPlus(outcomes[i] == 1 ? -logOdds : logOdds);
                double residual = outcomes[i] == 1 ? q : -p;
                ga += residual;
                gb += residual * inputs[i];
                haa += p * q;
                hab += p * q * inputs[i];
                hbb += p * q * inputs[i] * inputs[i];
            }
        }

        private static double softPlus(double x) {
            return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
        }
    }
}
