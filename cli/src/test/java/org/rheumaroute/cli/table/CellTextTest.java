package org.rheumaroute.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    /** The form that training's reader takes. */
    private static final String FORM = "-?\\d{1,15}(\\.\\d{1,18})?([eE][+-]?\\d{1,3})?";

    @ParameterizedTest
    @CsvSource({"0, 0", "54, 54", "0.6, 0.6", "4.2, 4.2", "1200, 1200", "1e20, 1E20", "-1.5, -1.5"})
    void writesPlainNumbersPlainly(double value, String text) {
        assertThat(CellText.of(value)).isEqualTo(text);
    }

    @Test
    void givesEveryNumberBackBitForBit() {
        SplittableRandom random = new SplittableRandom(20261124);
        for (int i = 0; i < 50_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double value = !Double.isFinite(any) ? 1.0 : i % 2 == 0 ? any : random.nextDouble() / 200;
            String text = CellText.of(value);
            assertThat(text.matches(FORM)).as(text).isTrue();
            assertThat(Double.doubleToLongBits(Double.parseDouble(text)))
                    .as(text)
                    .isEqualTo(Double.doubleToLongBits(value == 0 ? 0.0 : value));
        }
    }
}
