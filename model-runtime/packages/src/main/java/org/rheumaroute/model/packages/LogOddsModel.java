package org.rheumaroute.model.packages;

import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.feature.FeatureVector;

/** Log-odds before the package's own calibration, with their additive shares. */
sealed interface LogOddsModel extends AutoCloseable {
    /** One for each vector, in the same order. The vectors have passed the gates. */
    List<Explained> explain(List<FeatureVector> vectors);

    /** The same log-odds and spreads, bit for bit, without their shares: many times faster. */
    Estimates estimate(List<FeatureVector> vectors);

    @Override
    void close();

    /**
     * One patient's log-odds.
     *
     * @param logOdds before calibration
     * @param spread weighted variance between members; 0 for a single model
     */
    record Estimate(double logOdds, double spread) {}

    /**
     * A cohort's log-odds, one for each vector, in the same order. The arrays are the caller's.
     *
     * @param logOdds before calibration
     * @param spread weighted variance between members; 0 for a single model
     */
    @SuppressWarnings("ArrayRecordComponent") // a million rows; never compared, never kept
    record Estimates(double[] logOdds, double[] spread) {
        Estimate of(int row) {
            return new Estimate(logOdds[row], spread[row]);
        }
    }

    /**
     * One patient's log-odds, explained.
     *
     * @param logOdds before calibration
     * @param spread weighted variance between members; 0 for a single model
     * @param shares {@code double[schema.size() + 1]}; the last is the base value; they add up to {@code logOdds}
     */
    record Explained(double logOdds, double spread, double[] shares) {
        /** The engines' float sums differ from their own margins by far less. */
        private static final double TOLERANCE = 1e-4;

        public Explained {
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            if (!(Math.abs(sum - logOdds) <= TOLERANCE)) { // also refuses NaN
                throw new IllegalStateException("contributions miss the log-odds by " + Math.abs(sum - logOdds)
                        + "; the package must not be used");
            }
        }
    }

    /** One engine's model. */
    record Single(MemberModel model) implements LogOddsModel {
        @Override
        public List<Explained> explain(List<FeatureVector> vectors) {
            double[] logOdds = model.logOdds(vectors);
            double[][] shares = model.contributions(vectors);
            List<Explained> explained = new ArrayList<>(vectors.size());
            for (int i = 0; i < logOdds.length; i++) {
                explained.add(new Explained(logOdds[i], 0.0, shares[i]));
            }
            return explained;
        }

        @Override
        public Estimates estimate(List<FeatureVector> vectors) {
            return new Estimates(model.logOdds(vectors), new double[vectors.size()]);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Weighted mean of the members' calibrated log-odds; linear, so the members' shares stay additive. */
    record Combined(List<Part> parts) implements LogOddsModel {
        record Part(LogOddsModel model, Calibration calibration, double weight) {}

        @Override
        public List<Explained> explain(List<FeatureVector> vectors) {
            List<List<Explained>> byPart =
                    parts.stream().map(p -> p.model().explain(vectors)).toList();
            List<Explained> combined = new ArrayList<>(vectors.size());
            for (int i = 0; i < vectors.size(); i++) {
                int row = i;
                combined.add(combine(byPart.stream().map(e -> e.get(row)).toList()));
            }
            return combined;
        }

        @Override
        public Estimates estimate(List<FeatureVector> vectors) {
            double[][] byPart = new double[parts.size()][];
            for (int p = 0; p < byPart.length; p++) {
                byPart[p] = parts.get(p).model().estimate(vectors).logOdds();
            }
            Estimates combined = new Estimates(new double[vectors.size()], new double[vectors.size()]);
            double[] ofParts = new double[parts.size()];
            for (int row = 0; row < vectors.size(); row++) {
                for (int p = 0; p < ofParts.length; p++) {
                    ofParts[p] = byPart[p][row];
                }
                Estimate mean = mean(ofParts);
                combined.logOdds[row] = mean.logOdds();
                combined.spread[row] = mean.spread();
            }
            return combined;
        }

        private Explained combine(List<Explained> ofParts) {
            double[] shares = new double[ofParts.get(0).shares().length];
            for (int p = 0; p < parts.size(); p++) {
                Part part = parts.get(p);
                double factor = part.weight() * part.calibration().slope();
                for (int f = 0; f < shares.length; f++) {
                    shares[f] += factor * ofParts.get(p).shares()[f];
                }
                shares[shares.length - 1] += part.weight() * part.calibration().intercept();
            }
            Estimate mean =
                    mean(ofParts.stream().mapToDouble(Explained::logOdds).toArray());
            return new Explained(mean.logOdds(), mean.spread(), shares);
        }

        /** Weighted mean and variance of the members' calibrated log-odds. */
        private Estimate mean(double[] ofParts) {
            double mean = 0;
            for (int p = 0; p < ofParts.length; p++) {
                mean += parts.get(p).weight() * parts.get(p).calibration().logOdds(ofParts[p]);
            }
            double spread = 0;
            for (int p = 0; p < ofParts.length; p++) {
                double gap = parts.get(p).calibration().logOdds(ofParts[p]) - mean;
                spread += parts.get(p).weight() * gap * gap;
            }
            return new Estimate(mean, spread);
        }

        @Override
        public void close() {
            parts.forEach(p -> p.model().close());
        }
    }
}
