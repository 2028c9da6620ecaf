package org.rheumaroute.training.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void aucCountsPairsAndHalvesTies() {
        double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4};
        int[] outcomes = {0, 0, 1, 1, 1};
        // pairs (event, other): .35>.1, .35<.4, .8>.1, .8>.4, .4>.1, .4=.4: 4.5 of 6
        assertThat(Auc.of(scores, outcomes).value()).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void deLongsVarianceIsTheOneOfItsPlacements() {
        double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4};
        int[] outcomes = {0, 0, 1, 1, 1};
        // by hand: events' placements .5, 1, .75 (variance 1/16), others' 1, .5 (variance 1/8)
        assertThat(Auc.of(scores, outcomes).variance()).isCloseTo(1.0 / 16 / 3 + 1.0 / 8 / 2, within(1e-15));
    }

    @Test
    void aucEqualsTheCountOfAllPairsOnRandomTables() {
        Random random = new Random(1);
        for (int table = 0; table < 50; table++) {
            int n = 20 + random.nextInt(40);
            double[] scores = random.doubles(n).map(v -> Math.rint(v * 10)).toArray();
            int[] outcomes = random.ints(n, 0, 2).toArray();
            outcomes[0] = 0;
            outcomes[1] = 1;
            double won = 0;
            double pairs = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (outcomes[i] == 1 && outcomes[j] == 0) {
                        won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
            assertThat(Auc.of(scores, outcomes).value()).isCloseTo(won / pairs, within(1e-12));
        }
    }

    @Test
    void anAucOfOneClassIsRefused() {
        assertThatThrownBy(() -> Auc.of(new double[] {1, 2}, new int[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void logisticRegressionMatchesTheClosedFormOfATwoByTwoTable() {
        // 30 of 100 with the factor, 10 of 100 without: log-odds ratio ln((30/70)/(10/90))
        double[][] inputs = new double[200][1];
        int[] outcomes = new int[200];
        for (int i = 0; i < 200; i++) {
            inputs[i][0] = i < 100 ? 1 : 0;
            outcomes[i] = i < 30 || i >= 190 ? 1 : 0;
        }
        double[] fitted = LogisticFit.fit(inputs, outcomes, 1e-9);
        assertThat(fitted[0]).isCloseTo(Math.log(10.0 / 90), within(1e-6));
        assertThat(fitted[1]).isCloseTo(Math.log(30.0 / 70) - Math.log(10.0 / 90), within(1e-6));
    }

    @Test
    void separatedClassesStillHaveAnAnswer() {
        double[] fitted = LogisticFit.fit(new double[][] {{-1}, {-2}, {1}, {2}}, new int[] {0, 0, 1, 1}, 0.1);
        assertThat(fitted[1]).isFinite().isPositive();
    }

    @Test
    void plattFindsTheTruthBehindDistortedLogOdds() {
        Random random = new Random(3);
        int n = 20_000;
        double[][] distorted = new double[1][n];
        int[] outcomes = new int[n];
        for (int i = 0; i < n; i++) {
            double truth = random.nextGaussian();
            distorted[0][i] = 2 * truth + 1; // so truth = -0.5 + 0.5 * distorted
            outcomes[i] = random.nextDouble() < LogisticFit.probability(truth) ? 1 : 0;
        }
        double[] once = new double[n];
        Arrays.fill(once, 1);
        Platt found = Platt.fit(distorted, outcomes, once);
        // Standard errors at this size are near 0.02 and 0.01; three of them.
        assertThat(found.intercept()).isCloseTo(-0.5, within(0.06));
        assertThat(found.slope()).isCloseTo(0.5, within(0.03));
    }

    @Test
    void foldsShareEventsEvenlyAndRepeat() {
        int[] outcomes = new int[103];
        Arrays.fill(outcomes, 0, 31, 1);
        Folds folds = Folds.stratified(outcomes, 5, 42);
        for (int fold = 0; fold < 5; fold++) {
            int[] inside = folds.inside(fold);
            assertThat(Arrays.stream(inside).map(i -> outcomes[i]).sum()).isBetween(6, 7);
            assertThat(inside.length + folds.outside(fold).length).isEqualTo(103);
        }
        assertThat(Folds.stratified(outcomes, 5, 42).ofRow()).isEqualTo(folds.ofRow());
        assertThat(Folds.stratified(outcomes, 5, 43).ofRow()).isNotEqualTo(folds.ofRow());
    }

    @Test
    void seedsDifferByPurposeAndNumber() {
        assertThat(Seeds.derive(1, "net", 0))
                .isNotEqualTo(Seeds.derive(1, "net", 1))
                .isNotEqualTo(Seeds.derive(1, "ten", 0))
                .isNotEqualTo(Seeds.derive(2, "net", 0))
                .isEqualTo(Seeds.derive(1, "net", 0));
    }
}
