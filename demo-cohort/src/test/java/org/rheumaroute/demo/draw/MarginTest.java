package org.rheumaroute.demo.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MarginTest {
    private static final double QUARTILE = 0.6744897501960817;

    @Test
    void meetsItsQuartiles() {
        Margin crp = Margin.logarithmic(0.05, 1.0, 9.4, 31.4, 150);

        assertThat(crp.at(-QUARTILE)).isCloseTo(1.0, within(1e-9));
        assertThat(crp.at(0)).isCloseTo(9.4, within(1e-9));
        assertThat(crp.at(QUARTILE)).isCloseTo(31.4, within(1e-9));
    }

    @Test
    void staysAtItsEnds() {
        Margin age = Margin.linear(20, 46, 54, 70, 88);

        assertThat(age.at(-9)).isEqualTo(20);
        assertThat(age.at(9)).isEqualTo(88);
    }

    @Test
    void refusesFallingPoints() {
        assertThatIllegalArgumentException().isThrownBy(() -> Margin.linear(0, 5, 3, 7, 9));
    }
}
