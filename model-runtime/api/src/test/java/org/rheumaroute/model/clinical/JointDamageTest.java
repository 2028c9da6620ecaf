package org.rheumaroute.model.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointDamageTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 10, 2025-03-01, 15, 5.0000, true",
        "2023-03-01, 10, 2024-03-01, 15, 5.0000, true",
        "2024-03-01, 10, 2025-03-02, 15, 4.9863, false",
        "2024-03-01, 10, 2024-08-28, 12.5, 5.0694, true",
        "2024-03-01, 10, 2025-03-01, 9, -1.0000, false",
        "2024-03-01, 10, 2026-03-01, 19, 4.5000, false"
    })
    void scalesTheChangeToAYear(
            LocalDate first, double before, LocalDate second, double now, double perYear, boolean rapid) {
        double change = new JointDamage(first, before).changePerYearTo(new JointDamage(second, now));

        assertThat(change).isCloseTo(perYear, within(5e-5)); // four decimals by hand
        assertThat(JointDamage.isRapid(change)).isEqualTo(rapid);
    }

    @Test
    void theLimitItselfIsRapid() {
        assertThat(JointDamage.isRapid(5.0)).isTrue();
        assertThat(JointDamage.isRapid(14.4 - 9.4)).isTrue(); // 5 less a rounding error
        assertThat(JointDamage.isRapid(4.999)).isFalse();
    }

    @Test
    void refusesWhatCannotBe() {
        JointDamage damage = new JointDamage(DAY, 10);
        assertThatThrownBy(() -> damage.changePerYearTo(new JointDamage(DAY, 12)))
                .hasMessageContaining("later");
        assertThatThrownBy(() -> new JointDamage(DAY, 448.5)).hasMessageContaining("448");
        assertThatThrownBy(() -> new JointDamage(DAY, Double.NaN)).hasMessageContaining("448");
    }
}
