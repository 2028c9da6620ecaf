package org.rheumaroute.training.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalScoreTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.75, 0.6744898",
        "0.95, 1.6448536",
        "0.975, 1.9599640",
        "0.999, 3.0902323",
        "0.001, -3.0902323"
    })
    void agreesWithRsQnorm(double share, double score) {
        assertThat(NormalScore.of(share)).isCloseTo(score, within(1e-6));
    }

    @Test
    void nobodyIsFartherOutThanAFewThousandPatientsTell() {
        assertThat(NormalScore.of(0)).isEqualTo(NormalScore.of(5e-4)).isCloseTo(-3.2905267, within(1e-6));
        assertThat(NormalScore.of(1)).isCloseTo(3.2905267, within(1e-6));
    }
}
