package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;

class MixtureTest {
    private static final int ROWS = 2000;

    private final Random random = new Random(12);
    private final double[] truth = random.doubles(ROWS).map(u -> 4 * u - 2).toArray();
    private final int[] outcomes = Arrays.stream(truth)
            .mapToInt(l -> random.nextDouble() < LogisticFit.probability(l) ? 1 : 0)
            .toArray();
    private final List<Folds> folds = List.of(Folds.stratified(outcomes, 5, 1), Folds.stratified(outcomes, 5, 2));
    private final OutOfFold good = member(0.3);
    private final OutOfFold fair = member(1.5);
    private final OutOfFold noise = member(1e6);

    @Test
    void weightsAreSharesOfOne() {
        double[] weights = fit(good, fair, noise).weights();
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(weights).min().getAsDouble()).isNotNegative();
    }

    @Test
    void recoversTheBetterMemberAndDropsNoise() {
        double[] weights = fit(noise, good).weights();
        assertThat(weights[1]).isGreaterThan(0.85);
        assertThat(fit(fair, good, noise).weights()[1]).isGreaterThan(0.6);
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        double[] one = fit(good, fair, noise).weights();
        double[] other = fit(noise, good, fair).weights();
        assertThat(new double[] {other[1], other[2], other[0]}).containsExactly(one, within(1e-8));
    }

    @Test
    void anAddedNoiseMemberCostsLittle() {
        double without = loss(Mixture.crossFitted(List.of(good, fair)));
        double with = loss(Mixture.crossFitted(List.of(good, fair, noise)));
        assertThat(with - without).isLessThan(0.002); // nats a patient; the members differ by more than 0.05
        assertThat(loss(fair.crossCalibrated()) - loss(good.crossCalibrated())).isGreaterThan(0.02);
    }

    @Test
    void twoNoisyViewsOfOneTruthAreBetterTogether() {
        OutOfFold a = member(1.0);
        OutOfFold b = member(1.0);
        double together = loss(Mixture.crossFitted(List.of(a, b)));
        assertThat(together).isLessThan(loss(a.crossCalibrated())).isLessThan(loss(b.crossCalibrated()));
        assertThat(fit(a, b).weights()[0]).isBetween(0.35, 0.65);
    }

    @Test
    void aFewPatientsHardlyMoveEqualShares() {
        double[] few = new double[ROWS];
        Arrays.fill(few, 0, 60, 1);
        assertThat(Mixture.fit(List.of(good, fair), few).weights()[0]).isBetween(0.4, 0.75);
    }

    @Test
    void spreadIsTheWeightedVarianceBetweenMembers() {
        Mixture mixture = fit(good, fair);
        double[] w = mixture.weights();
        double a = mixture.calibrations().get(0).apply(good.logOdds()[1][7]);
        double b = mixture.calibrations().get(1).apply(fair.logOdds()[1][7]);
        assertThat(mixture.spread(List.of(good, fair))[1][7]).isCloseTo(w[0] * w[1] * (a - b) * (a - b), within(1e-12));
        assertThat(mixture.of(List.of(good, fair)).logOdds()[1][7]).isCloseTo(w[0] * a + w[1] * b, within(1e-12));
    }

    private static Mixture fit(OutOfFold... members) {
        return Mixture.fit(List.of(members), members[0].everybody());
    }

    /** The truth seen through noise of this standard deviation. */
    private OutOfFold member(double deviation) {
        double[][] logOdds = new double[2][];
        for (int r = 0; r < 2; r++) {
            logOdds[r] = Arrays.stream(truth)
                    .map(l -> (l + deviation * random.nextGaussian()) / Math.max(1, deviation))
                    .toArray();
        }
        return new OutOfFold(logOdds, folds, outcomes);
    }

    private double loss(OutOfFold predicted) {
        double sum = 0;
        for (double[] repeat : predicted.logOdds()) {
            for (int i = 0; i < ROWS; i++) {
                double right = LogisticFit.probability(outcomes[i] == 1 ? repeat[i] : -repeat[i]);
                sum -= Math.log(right) / ROWS / predicted.logOdds().length;
            }
        }
        return sum;
    }
}
