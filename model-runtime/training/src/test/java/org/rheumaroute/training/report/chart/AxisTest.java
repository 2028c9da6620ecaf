package org.rheumaroute.training.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @Test
    void hasRoundTicks() {
        assertThat(labels(Axis.unit("x"))).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Axis.linear("x", 0.45, 0.85, 5))).containsExactly("0.5", "0.6", "0.7", "0.8");
        assertThat(labels(Axis.linear("x", 0, 18.6, 5))).containsExactly("0", "5", "10", "15");
        assertThat(labels(Axis.linear("x", -0.06, 0.3, 5))).containsExactly("0.0", "0.1", "0.2", "0.3");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.62, 0.68", "-0.043, 0.2711", "0, 1e-4", "0, 37000", "-5, -4.2"})
    void neverHasTooManyOrTooFew(double low, double high) {
        Axis axis = Axis.linear("x", low, high, 5);

        assertThat(axis.ticks()).hasSizeBetween(3, 7);
        assertThat(axis.ticks()).allSatisfy(tick -> {
            assertThat(tick.value()).isBetween(low - 1e-9, high + 1e-9);
            assertThat(Double.parseDouble(tick.label())).isCloseTo(tick.value(), within(1e-9));
        });
        assertThat(labels(axis)).doesNotHaveDuplicates();
    }

    @Test
    void makesEqualRatiosEquallyLong() {
        Axis axis = Axis.logarithmic("patients", 100, 200, 400, 2000);

        assertThat(labels(axis)).containsExactly("100", "200", "400", "2,000");
        assertThat(axis.share(400) - axis.share(200)).isCloseTo(axis.share(200) - axis.share(100), within(1e-12));
        assertThat(axis.share(100)).isPositive();
        assertThat(axis.share(2000)).isLessThan(1);
    }

    @Test
    void standsForOneSize() {
        assertThat(labels(Axis.logarithmic("patients", 210))).containsExactly("210");
    }

    @Test
    void mustRise() {
        assertThatThrownBy(() -> Axis.linear("x", 1, 1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.linear("x", 0, Double.NaN, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }
}
