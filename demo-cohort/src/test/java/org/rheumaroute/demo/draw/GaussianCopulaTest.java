package org.rheumaroute.demo.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianCopulaTest {
    /** Standard error of a correlation of 0.6 from 40,000 pairs is 0.0032; five of them are allowed. */
    @Test
    void drawsTheStatedCorrelation() {
        GaussianCopula copula = new GaussianCopula(new double[][] {{1, 0.6}, {0.6, 1}});
        Dice dice = Dice.of(1, 0, "copula");
        double products = 0;
        for (int i = 0; i < 40_000; i++) {
            double[] pair = copula.draw(dice);
            products += pair[0] * pair[1];
        }

        assertThat(products / 40_000).isCloseTo(0.6, within(0.025));
    }

    @Test
    void refusesCorrelationsThatContradictEachOther() {
        double[][] impossible = {{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}};

        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianCopula(impossible));
    }
}
