package org.rheumaroute.training.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.statistic.LogisticFit;

class EvidenceRidgeTest {
    private static final int[] GROUPS = {0, 0, 1, 1, 1, 1};

    private final double[][] rows = new double[400][7];
    private final double[][] inputs = new double[400][6];
    private final int[] outcomes = new int[400];

    EvidenceRidgeTest() {
        Random random = new Random(4);
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = 1;
            for (int j = 0; j < 6; j++) {
                inputs[i][j] = random.nextGaussian();
                rows[i][j + 1] = inputs[i][j];
            }
            double p = LogisticFit.probability(1.5 * inputs[i][0] - inputs[i][1] - 0.5);
            outcomes[i] = random.nextDouble() < p ? 1 : 0;
        }
    }

    @Test
    void penalisesTheGroupThatSaysNothingMore() {
        EvidenceRidge fit = EvidenceRidge.fit(rows, outcomes, GROUPS, new double[] {10, 10});
        assertThat(fit.penalties()[0]).isLessThan(3);
        assertThat(fit.penalties()[1]).isGreaterThan(20);
    }

    @Test
    void standsWhereItsOwnPenaltiesPutTheOptimum() {
        EvidenceRidge fit = EvidenceRidge.fit(rows, outcomes, GROUPS, new double[] {10, 10});
        for (int j = 0; j < 6; j++) {
            double gradient = 0;
            for (int i = 0; i < rows.length; i++) {
                gradient += inputs[i][j] * (outcomes[i] - LogisticFit.probability(fit.logOdds(rows[i])));
            }
            double pull = fit.penalties()[GROUPS[j]] * fit.coefficients()[j + 1];
            assertThat(gradient).isCloseTo(pull, within(1e-6)); // Newton's last steps double the digits
        }
    }

    @Test
    void withOneGroupItIsAnOrdinaryRidge() {
        EvidenceRidge fit = EvidenceRidge.fit(rows, outcomes, new int[6], new double[] {10});
        double[] ridge = LogisticFit.fit(inputs, outcomes, fit.penalties()[0]);
        assertThat(fit.coefficients()).containsExactly(ridge, within(1e-4)); // the intercept has a tiny penalty here
    }
}
