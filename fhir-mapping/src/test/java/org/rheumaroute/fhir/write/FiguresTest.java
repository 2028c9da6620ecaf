package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "12.0, 12",
        "0.625, 0.625",
        "22.857142857142858, 22.86",
        "0.0, 0",
        "1234.5, 1235",
        "10000, 10000",
        "0.00004, 0",
        "100, 100",
        "0.8, 0.8",
        "1E7, 10000000",
        "999.96, 1000"
    })
    void numbersKeepFourDigitsWithoutExponent(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"P12M, 12 months, 12か月", "P1Y, 1 year, 1年", "P1Y6M, 1 year 6 months, 1年6か月", "P30D, 30 days, 30日"})
    void periodsAreWords(String period, String english, String japanese) {
        assertThat(Figures.period(Period.parse(period), Language.ENGLISH)).isEqualTo(english);
        assertThat(Figures.period(Period.parse(period), Language.JAPANESE)).isEqualTo(japanese);
    }
}
