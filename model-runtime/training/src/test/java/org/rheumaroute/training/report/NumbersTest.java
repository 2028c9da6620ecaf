package org.rheumaroute.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void writesFixedDecimalsAndARealMinus() {
        assertThat(Numbers.decimal(0.74849, 3)).isEqualTo("0.748");
        assertThat(Numbers.decimal(-0.0251, 3)).isEqualTo("\u22120.025");
        assertThat(Numbers.signed(0.0251, 3)).isEqualTo("+0.025");
    }

    @Test
    void neverWritesAMinusBeforeNothing() {
        assertThat(Numbers.decimal(-0.0004, 3)).isEqualTo("0.000");
        assertThat(Numbers.signed(-0.0004, 3)).isEqualTo("0.000");
        assertThat(Numbers.signed(0.0004, 3)).isEqualTo("0.000");
    }

    @Test
    void writesIntervals() {
        assertThat(Numbers.estimate(Estimate.of(0.748, 0.7, 0.796), 3)).isEqualTo("0.748 (0.700 to 0.796)");
        assertThat(Numbers.difference(Estimate.of(0.025, -0.001, 0.051), 3)).isEqualTo("+0.025 (\u22120.001 to 0.051)");
        assertThat(Numbers.percent(Estimate.of(0.758, 0.729, 0.797), 1)).isEqualTo("75.8 % (72.9 to 79.7)");
        assertThat(Numbers.estimate(null, 3)).isEqualTo(Numbers.ABSENT);
    }

    @Test
    void neverCallsAPValueZero() {
        assertThat(Numbers.p(0.0)).isEqualTo("<0.001");
        assertThat(Numbers.p(0.0168)).isEqualTo("0.017");
        assertThat(Numbers.p(null)).isEqualTo(Numbers.ABSENT);
    }
}
