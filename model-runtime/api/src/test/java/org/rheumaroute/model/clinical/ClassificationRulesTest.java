package org.rheumaroute.model.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationRulesTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/clinical/acr-2010.csv", numLinesToSkip = 2)
    void lowerBoundOfTheCriteriaOf2010(ArgumentsAccessor row) {
        String serology = row.getString(3);
        Acr2010LowerBound bound = Acr2010LowerBound.of(
                        new JointCounts(row.getInteger(1), row.getInteger(2)),
                        serology == null ? null : SerologyLevel.valueOf(serology.toUpperCase(Locale.ROOT)),
                        row.getBoolean(4),
                        row.getDouble(5))
                .orElseThrow();

        assertThat(bound.joints()).isEqualTo(row.getInteger(6));
        assertThat(bound.total()).isEqualTo(row.getInteger(7));
        assertThat(bound.isDefinite()).isEqualTo(row.getBoolean(8));
        String unknown = row.getString(9) == null ? "" : row.getString(9);
        assertThat(bound.unknown().stream().map(Enum::name).collect(Collectors.joining("|")))
                .isEqualTo(unknown);
    }

    @Test
    void theCriteriaOf2010NeedASwollenJoint() {
        assertThat(Acr2010LowerBound.of(new JointCounts(28, 0), SerologyLevel.HIGH_POSITIVE, true, 8.0))
                .isEmpty();
    }

    /** The bound for the counts is never more than the points of any set of joints that gives those counts. */
    @Test
    void lowerBoundIsNoMoreThanAnyPossibleSetOfJoints() {
        for (int large = 0; large <= 10; large++) {
            for (int small = large == 0 ? 1 : 0; small <= 30; small++) {
                int truth = Acr2010LowerBound.jointPoints(large, small);
                int seen = Math.min(large, 6) + Math.min(small, 22);
                int bound = Acr2010LowerBound.of(new JointCounts(0, seen), null, null, null)
                        .orElseThrow()
                        .joints();
                assertThat(bound).as("%d large, %d small", large, small).isLessThanOrEqualTo(truth);
            }
        }
    }

    @ParameterizedTest(name = "{0} large and {1} small joints: {2}")
    @CsvSource({
        "0,0,0", "1,0,0", "2,0,1", "10,0,1", "0,1,2", "1,1,2", "0,3,2", "7,3,2", "0,4,3", "6,4,3", "0,10,3", "0,11,5",
        "10,1,5", "8,3,5"
    })
    void jointDomainFollowsTheTable(int large, int small, int points) {
        assertThat(Acr2010LowerBound.jointPoints(large, small)).isEqualTo(points);
    }

    @ParameterizedTest(name = "{0} with a limit of {1} is {2}")
    @CsvSource({
        "0,15,NEGATIVE",
        "15,15,NEGATIVE",
        "15.1,15,LOW_POSITIVE",
        "45,15,LOW_POSITIVE",
        "45.1,15,HIGH_POSITIVE",
        "4.5,4.5,NEGATIVE",
        "4.6,4.5,LOW_POSITIVE",
        "13.5,4.5,LOW_POSITIVE",
        "13.6,4.5,HIGH_POSITIVE"
    })
    void serologyIsGradedByItsLimit(double value, double limit, SerologyLevel expected) {
        assertThat(SerologyLevel.of(value, limit)).isEqualTo(expected);
    }

    @Test
    void serologyWithoutALimitIsNotGraded() {
        assertThatThrownBy(() -> SerologyLevel.of(3, 0)).hasMessageContaining("limit");
        assertThatThrownBy(() -> SerologyLevel.of(Double.NaN, 15)).hasMessageContaining("limit");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/clinical/leiden.csv", numLinesToSkip = 2)
    void leidenRule(ArgumentsAccessor row) {
        LeidenRule rule = new LeidenRule(
                row.getInteger(1),
                row.getBoolean(2),
                new JointDistribution(
                        row.getBoolean(3), row.getBoolean(4), JointDistribution.Extremities.valueOf(row.getString(5))),
                stiffness(row.getString(6)),
                row.getInteger(7),
                row.getInteger(8),
                new Crp(row.getDouble(9)),
                row.getBoolean(10),
                row.getBoolean(11));

        assertThat(rule.points()).isEqualTo(row.getDouble(12));
        assertThat(rule.likelihood()).isEqualTo(LeidenRule.Likelihood.valueOf(row.getString(13)));
    }

    private static MorningStiffness stiffness(String text) {
        String[] parts = text.split(" ", -1);
        double amount = Double.parseDouble(parts[1]);
        return parts[0].equals("mm")
                ? new MorningStiffness.Severity(new Millimetres(amount))
                : new MorningStiffness.Duration(amount);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/clinical/haq-di.csv", numLinesToSkip = 2)
    void haqDi(String desc, String answers, Double expected) {
        var index = HaqDi.of(answers(answers));

        if (expected == null) {
            assertThat(index).as(desc).isEmpty();
        } else {
            assertThat(index.orElseThrow().value()).as(desc).isCloseTo(expected, within(1e-15));
        }
    }

    private static Map<HaqCategory, HaqAnswer> answers(String text) {
        Map<HaqCategory, HaqAnswer> answers = new EnumMap<>(HaqCategory.class);
        String[] cells = text.split(" ", -1);
        for (HaqCategory category : HaqCategory.values()) {
            String cell = cells[category.ordinal()];
            if (!cell.equals("-")) {
                answers.put(category, new HaqAnswer(cell.charAt(0) - '0', cell.endsWith("+")));
            }
        }
        return answers;
    }

    @Test
    void impossibleAnswersCannotBeBuilt() {
        assertThatThrownBy(() -> new HaqAnswer(4, false)).hasMessageContaining("0 to 3");
        assertThatThrownBy(() -> new HaqDi(3.1)).hasMessageContaining("0 to 3");
        assertThatThrownBy(() -> new MorningStiffness.Duration(-1)).hasMessageContaining("1440");
        assertThatThrownBy(() -> Acr2010LowerBound.jointPoints(-1, 0)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> leidenOfAge(121)).hasMessageContaining("age");
    }

    private static LeidenRule leidenOfAge(int age) {
        return new LeidenRule(
                age,
                false,
                new JointDistribution(false, false, JointDistribution.Extremities.UPPER),
                new MorningStiffness.Duration(0),
                0,
                0,
                new Crp(0),
                false,
                false);
    }
}
