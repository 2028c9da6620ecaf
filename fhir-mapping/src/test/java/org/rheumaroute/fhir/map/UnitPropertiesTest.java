package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.Cases;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.UnitOracle;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;

/** The unit in which a result comes changes nothing; a damaged unit is refused or taken at its exact word. */
class UnitPropertiesTest {
    private static final PatientRecordReader READER = new PatientRecordReader();
    private static final List<CodeRow> CODES = UnitOracle.numericTests();
    private static final String LETTERS = "mgdLlnukUIMcpGh/[]1026hs{}%.^*-#iI_ｍ㎎µμ時点 ";

    @Test
    void changeOfUnitDoesNotChangeAFact() {
        Cases.run("a change of unit does not change a fact", 5_000, 1, (random, number) -> {
            CodeRow code = CODES.get(random.nextInt(CODES.size()));
            Concept concept = CodeTables.bundled().concept(code.concept());
            double meant = plausible(random, concept);
            String unit = pick(random, UnitOracle.spellingsOf(concept.name()));
            BigDecimal written = new BigDecimal(meant)
                    .divide(new BigDecimal(UnitOracle.factor(code, unit).orElseThrow()), MathContext.DECIMAL64);
            PatientFacts facts = read(code, written, random.nextBoolean() ? unit : null, unit);
            assertThat(facts.facts())
                    .as("%s %s '%s'", concept.name(), written, unit)
                    .hasSize(1);
            assertThat(value(facts))
                    .as("%s %s '%s'", concept.name(), written, unit)
                    .isCloseTo(meant, nine(meant));
        });
    }

    @Test
    void mutatedUnitIsNeverSilentlyWrong() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Cases.run("a mutated unit is never silently wrong", 10_000, 1, (random, number) -> {
            CodeRow code = CODES.get(random.nextInt(CODES.size()));
            String unit = pick(random, UnitOracle.spellingsOf(code.concept()));
            String mutant = mutated(random, unit);
            BigDecimal written = BigDecimal.valueOf(1 + random.nextInt(400), random.nextInt(3));
            int place = random.nextInt(3); // 0: code only, text intact; 1: both; 2: text only
            PatientFacts facts = read(code, written, place == 2 ? null : mutant, place == 0 ? unit : mutant);
            if (facts.facts().isEmpty()) {
                refused.incrementAndGet();
                assertThat(facts.readings().get(0).reason()).isNotNull();
                return;
            }
            read.incrementAndGet();
            String desc = code.concept() + " " + written + " '" + mutant + "' beside '" + unit + "', place " + place;
            boolean isCodeGone = place == 0 && mutant.isBlank(); // then the text alone speaks
            OptionalDouble factor = UnitOracle.factor(code, isCodeGone ? unit : mutant);
            assertThat(factor).as(desc).isPresent();
            double expected = written.doubleValue() * factor.getAsDouble();
            assertThat(value(facts)).as(desc).isCloseTo(expected, nine(expected));
            if (place == 0 && !unit.isEmpty()) {
                double beside =
                        written.doubleValue() * UnitOracle.factor(code, unit).orElseThrow();
                assertThat(beside).as(desc).isCloseTo(expected, nine(expected));
            }
        });
        assertThat(read.get()).isPositive();
        assertThat(refused.get()).isGreaterThan(read.get());
    }

    private static double value(PatientFacts facts) {
        Fact fact = facts.facts().get(0);
        return ((FactValue.Numeric) fact.value()).value();
    }

    private static Offset<Double> nine(double value) {
        return Offset.offset(Math.abs(value) * 1e-9 + Double.MIN_VALUE);
    }

    private static double plausible(Random random, Concept concept) {
        double value = concept.low() + random.nextDouble() * (concept.high() - concept.low());
        return concept.kind() == Concept.Kind.COUNT ? Math.rint(value) : value;
    }

    private static String mutated(Random random, String unit) {
        StringBuilder mutant = new StringBuilder(unit);
        int edits = 1 + random.nextInt(2);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(mutant.length() + 1);
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (mutant.length() == at ? 0 : random.nextInt(4)) {
                case 0 -> mutant.insert(at, letter);
                case 1 -> mutant.deleteCharAt(at);
                case 2 -> mutant.setCharAt(at, letter);
                default -> mutant.append(mutant.charAt(at)).deleteCharAt(at);
            }
        }
        return mutant.toString();
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static PatientFacts read(CodeRow row, BigDecimal value, String code, String text) {
        String quantity = "\"valueQuantity\":{\"value\":" + value.toPlainString()
                + (code == null || code.isEmpty()
                        ? ""
                        : ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + code + "\"")
                + (text.isEmpty() ? "" : ",\"unit\":\"" + text + "\"") + "}";
        String observation = RecordFixture.observation(
                "o", UnitOracle.systemOf(row), UnitOracle.codeOf(row), quantity, "2026-06-01");
        return READER.read(RecordFixture.PATIENT, RecordFixture.parse(List.of(observation)));
    }
}
