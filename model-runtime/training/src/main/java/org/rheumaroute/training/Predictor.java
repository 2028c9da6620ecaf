package org.rheumaroute.training;

import java.util.Arrays;
import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.member.FittedMember;
import org.rheumaroute.training.member.MemberTrainer;

/** Something that is judged: a member, or a baseline that it must beat. Thread-safe. */
interface Predictor {
    /** Name in progress, cards and reports. */
    String name();

    /** Fits on the rows given; sees no others. */
    Fitted fit(List<FeatureVector> vectors, int[] outcomes, long seed);

    /** What a fit gives. */
    @FunctionalInterface
    interface Fitted {
        /** Log-odds before calibration, one for each vector. */
        double[] logOdds(List<FeatureVector> vectors);
    }

    /** Whether its log-odds are calibrated like a member's; the prevalence needs none. */
    default boolean isCalibrated() {
        return true;
    }

    /** A member of the package. */
    record Member(MemberTrainer trainer) implements Predictor {
        @Override
        public String name() {
            return trainer.name();
        }

        @Override
        public FittedAsMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
            return new FittedAsMember(trainer.fit(vectors, outcomes, seed));
        }
    }

    /** A fitted member, whose files can go into a package. */
    record FittedAsMember(FittedMember member) implements Fitted {
        @Override
        public double[] logOdds(List<FeatureVector> vectors) {
            return vectors.isEmpty() ? new double[0] : member.logOdds(vectors);
        }
    }

    /** The share of events in training, the same for everybody. */
    record Prevalence() implements Predictor {
        static final String NAME = "prevalence";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean isCalibrated() {
            return false;
        }

        @Override
        public Fitted fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
            double share = Arrays.stream(outcomes).average().orElse(0.5);
            double logOdds = StrictMath.log(share / (1 - share));
            return unseen -> {
                double[] same = new double[unseen.size()];
                Arrays.fill(same, logOdds);
                return same;
            };
        }
    }
}
