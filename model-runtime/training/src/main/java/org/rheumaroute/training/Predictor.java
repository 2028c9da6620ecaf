package org.rheumaroute.training;

import java.util.Arrays;
import java.util.List;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.training.member.MemberTrainer;
import org.rheumaroute.training.member.PreprocessingFit;
import org.rheumaroute.training.statistic.LogisticFit;

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

    /** Ridge-penalised logistic regression on the same scaled inputs and missing flags as the net. */
    record Logistic(List<Transform> transforms) implements Predictor {
        static final String NAME = "logistic-regression";
        static final double RIDGE = 5.0;

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public double[] predict(List<FeatureVector> vectors, int[] outcomes, List<FeatureVector> unseen, long seed) {
            Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
            double[] fitted = LogisticFit.fit(inputs(preprocessing, vectors), outcomes, RIDGE);
            return Arrays.stream(inputs(preprocessing, unseen))
                    .mapToDouble(input -> LogisticFit.logOdds(fitted, input))
                    .toArray();
        }

        private static double[][] inputs(Preprocessing preprocessing, List<FeatureVector> vectors) {
            double[][] inputs = new double[vectors.size()][preprocessing.width()];
            for (int i = 0; i < inputs.length; i++) {
                float[] row = preprocessing.inputsOf(vectors.get(i));
                for (int j = 0; j < row.length; j++) {
                    inputs[i][j] = row[j];
                }
            }
            return inputs;
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
