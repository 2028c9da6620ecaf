package org.rheumaroute.training.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    private static final int PATIENTS = 800;

    /** Log-odds behind the outcomes, so that the first family is right. */
    private final double[] truth =
            new Random(1).doubles(PATIENTS).map(u -> 4 * u - 2).toArray();

    private final int[] outcomes = outcomes(truth);

    @Test
    void theFamilyThatForeseesOutcomesTakesAll() {
        assertThat(share(truth, new double[PATIENTS])).isLessThan(0.01);
        assertThat(share(new double[PATIENTS], truth)).isGreaterThan(0.99);
    }

    @Test
    void twoThatForeseeAlikeShare() {
        double[] other = truth.clone();
        Arrays.setAll(other, i -> truth[i] + (i % 2 == 0 ? 0.2 : -0.2));
        assertThat(share(truth, other)).isBetween(0.05, 0.6);
        assertThat(share(truth, truth)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void noOutcomeIsForeseenByAFamilyThatSawIt() {
        Family.Fitting watched = learned -> {
            assertThat(learned.length).isBetween(PATIENTS / 2, PATIENTS - 1);
            double[] logOdds = new double[PATIENTS];
            for (int i : learned) {
                logOdds[i] = outcomes[i] == 1 ? 20 : -20;
            }
            return random -> logOdds;
        };
        // It repeats what it saw and knows nothing else: no better than a family that never looked.
        double share =
                new HeldOut(outcomes, 3).share(learned -> random -> new double[PATIENTS], watched, new Random(2));
        assertThat(share).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void inputsDrawnByClassSpeakForClassesAndAStraightTruthForShapes() {
        Random random = new Random(8);
        double[][] byClass = new double[PATIENTS][4];
        double[][] straight = new double[PATIENTS][4];
        int[] ofStraight = new int[PATIENTS];
        for (int i = 0; i < PATIENTS; i++) {
            double sum = -0.5;
            for (int f = 0; f < 4; f++) {
                // Two humps with the outcome and one without: no line and no pair tells them apart.
                double hump = random.nextBoolean() ? 1.2 : -1.2;
                byClass[i][f] = outcomes[i] == 1 ? hump + 0.5 * random.nextGaussian() : 0.9 * random.nextGaussian();
                straight[i][f] = random.nextGaussian();
                sum += straight[i][f];
            }
            ofStraight[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
        }
        assertThat(shareByClass(byClass, outcomes)).isGreaterThan(0.7);
        assertThat(shareByClass(straight, ofStraight)).isLessThan(0.4);
    }

    private static double shareByClass(double[][] inputs, int[] outcomes) {
        return new HeldOut(outcomes, 3)
                .share(
                        learned -> Posterior.fit(Shapes.of(inputs, outcomes, learned), outcomes, learned),
                        learned -> ClassDensities.fit(inputs, outcomes, learned),
                        new Random(4));
    }

    private double share(double[] first, double[] second) {
        return new HeldOut(outcomes, 3).share(learned -> random -> first, learned -> random -> second, new Random(2));
    }

    private static int[] outcomes(double[] logOdds) {
        Random random = new Random(6);
        return IntStream.range(0, logOdds.length)
                .map(i -> random.nextDouble() < 1 / (1 + Math.exp(-logOdds[i])) ? 1 : 0)
                .toArray();
    }
}
