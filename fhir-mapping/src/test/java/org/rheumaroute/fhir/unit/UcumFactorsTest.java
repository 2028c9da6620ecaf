package org.rheumaroute.fhir.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The factors themselves, on a service of its own that remembers nothing from elsewhere. */
class UcumFactorsTest {
    private final UcumFactors factors = new UcumFactors();

    @Test
    void findsLinearFactorsAndTheirInverse() {
        assertThat(factors.factor("mg/dL", "mg/L"))
                .hasValueSatisfying(f -> assertThat(f).isEqualByComparingTo("10"));
        assertThat(factors.factor("mg/L", "mg/dL"))
                .hasValueSatisfying(f -> assertThat(f).isEqualByComparingTo("0.1"));
        assertThat(factors.factor("k[IU]/L", "[IU]/mL"))
                .hasValueSatisfying(f -> assertThat(f).isEqualByComparingTo(BigDecimal.ONE));
        assertThat(factors.factor("mg/dL", "mg/L")).isEqualTo(factors.factor("mg/dL", "mg/L"));
    }

    @Test
    void convertsArbitraryUnitsInTheSamePowerOnly() {
        assertThat(factors.factor("[IU]/mL", "/mL")).isEmpty();
        assertThat(factors.factor("/mL", "[IU]/mL")).isEmpty();
        assertThat(factors.factor("/[IU]/mL", "[IU]/mL")).isEmpty();
        assertThat(factors.factor("[IU].[IU]/mL", "[IU]/mL")).isEmpty();
        assertThat(factors.factor("[IU]/[IU]/mL", "/mL")).isPresent();
        assertThat(factors.factor("[iU]/mL", "[IU]/mL")).isPresent();
    }

    @Test
    void hasNoFactorForWhatIsNotLinearOrNotComparable() {
        assertThat(factors.factor("Cel", "K")).isEmpty();
        assertThat(factors.factor("mg/L", "mm/h")).isEmpty();
        assertThat(factors.factor("nonsense", "mg/L")).isEmpty();
    }

    @Test
    void knowsUnitsFromOtherTexts() {
        assertThat(factors.isUnit("mg/L")).isTrue();
        assertThat(factors.isUnit("mgdl")).isFalse();
    }
}
