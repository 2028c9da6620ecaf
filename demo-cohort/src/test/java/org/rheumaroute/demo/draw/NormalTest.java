package org.rheumaroute.demo.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {
    /** Textbook values of the normal table; the first three are the check values printed with the algorithm. */
    @ParameterizedTest
    @CsvSource({
        "0.25, -0.6744897501960817",
        "0.001, -3.090232306167814",
        "1e-20, -9.262340089798408",
        "0.5, 0",
        "0.975, 1.959963984540054"
    })
    void agreesWithPublishedQuantiles(double share, double score) {
        assertThat(Normal.quantile(share)).isCloseTo(score, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void refusesWhatIsNoShare(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(share));
    }

    /** Half the complementary error function of the C library, an implementation of other origin. */
    @ParameterizedTest
    @CsvSource({
        "-8, 6.220960574271819e-16",
        "-3, 0.0013498980316300957",
        "-1.5, 0.06680720126885809",
        "-0.5, 0.3085375387259869",
        "0, 0.5",
        "0.3, 0.6179114221889526",
        "1, 0.8413447460685429",
        "2.5, 0.9937903346742238",
        "6, 0.9999999990134123",
        "Infinity, 1",
        "-Infinity, 0"
    })
    void agreesWithAnotherCumulative(double score, double share) {
        assertThat(Normal.cumulative(score)).isCloseTo(share, within(1e-14 + 1e-10 * Math.min(share, 1e-3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 0.004, 0.3, 0.5, 0.77, 0.9999})
    void quantileAndCumulativeUndoEachOther(double share) {
        assertThat(Normal.cumulative(Normal.quantile(share))).isCloseTo(share, within(1e-13));
    }
}
