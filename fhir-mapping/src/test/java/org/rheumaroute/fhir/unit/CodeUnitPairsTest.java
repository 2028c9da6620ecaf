package org.rheumaroute.fhir.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.fhir.UnitOracle;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;

/** Every code of {@code codes/tests.csv} with every unit spelling that any concept knows: 1e-9, or refused. */
class CodeUnitPairsTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-7); // 1e-9 as a share

    static List<CodeRow> codes() {
        return UnitOracle.numericTests();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    void convertsEveryUnitAsTheTableByHandSays(CodeRow row) {
        CodeMatch match = CodeTables.bundled()
                .find(UnitOracle.systemOf(row), UnitOracle.codeOf(row))
                .orElseThrow();
        assertThat(match.row()).isEqualTo(row);
        for (String unit : UnitOracle.spellings()) {
            OptionalDouble factor = UnitOracle.factor(row, unit);
            BigDecimal number = written(match.concept(), factor.orElse(1));
            for (WrittenUnit written : List.of(WrittenUnit.ofText(unit), coded(unit))) {
                Conversion conversion = UnitConverter.bundled().convert(match.concept(), row, number, written);
                String desc = row.concept() + " " + row.code() + " in '" + unit + "'";
                if (factor.isPresent()) {
                    assertThat(conversion).as(desc).isInstanceOf(Conversion.Converted.class);
                    assertThat(((Conversion.Converted) conversion).value())
                            .as(desc)
                            .isCloseTo(number.doubleValue() * factor.getAsDouble(), EXACT);
                } else {
                    assertThat(conversion).as(desc).isInstanceOf(Conversion.Refused.class);
                }
            }
        }
    }

    @Test
    void theTableByHandKnowsEverySpellingThatIsShipped() throws IOException {
        List<String> unknown = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/codes/units.csv")), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().skip(1).toList()) {
                String[] cells = line.split(",", -1);
                for (CodeRow row : codes()) {
                    boolean isMeant = List.of(cells[2].split("\\|")).contains(row.concept());
                    if (isMeant && UnitOracle.factor(row, cells[0]).isEmpty()) {
                        unknown.add(row.concept() + " " + cells[0]);
                    }
                }
            }
        }
        assertThat(unknown).as("shipped, but not in cases/unit-factors.csv").isEmpty();
    }

    @Test
    void theTableByHandKnowsEveryNumericConcept() {
        List<String> numeric = UnitOracle.tests().stream()
                .map(CodeRow::concept)
                .filter(name -> CodeTables.bundled().concept(name).isNumeric())
                .distinct()
                .toList();
        assertThat(numeric)
                .allSatisfy(name -> assertThat(UnitOracle.spellingsOf(name)).isNotEmpty());
    }

    /** A number in the middle of the plausible range once it is converted. */
    private static BigDecimal written(Concept concept, double factor) {
        double middle = (concept.low() + concept.high()) / 2;
        return new BigDecimal(middle / factor).round(new MathContext(12));
    }

    private static WrittenUnit coded(String unit) {
        return new WrittenUnit("http://unitsofmeasure.org", unit, unit);
    }
}
