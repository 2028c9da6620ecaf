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

    @Test
    void scoreReachingUndoesTheValue() {
        Margin mmp3 = Margin.logarithmic(12, 44.5, 95.1, 189.9, 800);

        for (double score = -2.5; score < 2.5; score += 0.1) {
            assertThat(mmp3.scoreReaching(mmp3.at(score))).isCloseTo(score, within(1e-9));
        }
        assertThat(mmp3.scoreReaching(12)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(mmp3.scoreReaching(801)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(mmp3.scoreReaching(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** A quarter of the patients has no swollen joint: every score up to the quartile reaches 0, none less reaches more. */
    @Test
    void aPileOfEqualValuesIsReachedFromItsFirstScoreAndLeftAtItsLast() {
        Margin joints = Margin.linear(0, 0, 1, 4, 14);

        assertThat(joints.scoreReaching(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(joints.scoreReaching(1e-9)).isCloseTo(-QUARTILE, within(1e-6));
        assertThat(joints.scoreReaching(0.5)).isCloseTo(-QUARTILE / 2, within(1e-9));
    }

    @Test
    void prolongedKeepsTheMiddleAndDrawsTheEndsOn() {
        Margin age = Margin.linear(20, 46, 54, 70, 88);
        Margin prolonged = age.prolonged(18, 100);

        assertThat(prolonged.at(1.3)).isEqualTo(age.at(1.3));
        assertThat(prolonged.at(-9)).isEqualTo(18);
        assertThat(prolonged.at(9)).isEqualTo(100);
        assertThat(prolonged.at(3)).isBetween(88.1, 99.9);
    }

    @Test
    void prolongedLeavesAFlatEndAlone() {
        assertThat(Margin.linear(0, 0, 1, 4, 14).prolonged(-5, 28).at(-9)).isZero();
    }
}
