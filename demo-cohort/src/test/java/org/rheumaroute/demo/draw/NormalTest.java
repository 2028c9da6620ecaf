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
}
