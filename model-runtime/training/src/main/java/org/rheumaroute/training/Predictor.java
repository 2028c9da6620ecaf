package org.rheumaroute.training;

import java.util.Arrays;
import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.member.MemberTrainer;

/** Something that is validated: a member, or a baseline that it must beat. */
interface Predictor {
    /** Name in progress and cards. */
    String name();

    /** Log-odds of {@code unseen}, from a fit on {@code vectors} alone. */
    double[] predict(List<FeatureVector> vectors, int[] outcomes, List<FeatureVector> unseen, long seed);

    /** A member of the package. */
    record Member(MemberTrainer trainer) implements Predictor {
        @Override
        public String name() {
            return trainer.name();
        }

        @Override
        public double[] predict(List<FeatureVector> vectors, int[] outcomes, List<FeatureVector> unseen, long seed) {
            return trainer.fit(vectors, outcomes, seed).logOdds(unseen);
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
        public double[] predict(List<FeatureVector> vectors, int[] outcomes, List<FeatureVector> unseen, long seed) {
            double share = Arrays.stream(outcomes).average().orElse(0.5);
            double[] same = new double[unseen.size()];
            Arrays.fill(same, StrictMath.log(share / (1 - share)));
            return same;
        }
    }
}
