package org.rheumaroute.model.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityScoresTest {
    /** The vectors carry four decimals. */
    private static final double HALF_A_LAST_DIGIT = 0.00005001;

    private static final JointCounts JOINTS = new JointCounts(3, 1);

    @ParameterizedTest(name = "{0} tender, {1} swollen")
    @CsvFileSource(resources = "/clinical/activity-scores.csv", useHeadersInDisplayName = false, numLinesToSkip = 2)
    void agreesWithTheVectors(ArgumentsAccessor row) {
        JointCounts joints = new JointCounts(row.getInteger(0), row.getInteger(1));
        Esr esr = new Esr(row.getDouble(2));
        Crp crp = Crp.ofMgPerL(row.getDouble(3));
        Millimetres ptga = new Millimetres(row.getDouble(4));
        Millimetres phga = new Millimetres(row.getDouble(5));

        assertValue(ActivityScores.das28Esr(joints, esr, ptga), ActivityIndex.DAS28_ESR, row.getDouble(6));
        assertValue(ActivityScores.das28Crp(joints, crp, ptga), ActivityIndex.DAS28_CRP, row.getDouble(7));
        assertValue(ActivityScores.cdai(joints, ptga, phga), ActivityIndex.CDAI, row.getDouble(8));
        assertValue(ActivityScores.sdai(joints, ptga, phga, crp), ActivityIndex.SDAI, row.getDouble(9));
        assertValue(ActivityScores.das28EsrThree(joints, esr), ActivityIndex.DAS28_ESR_3, row.getDouble(10));
        assertValue(ActivityScores.das28CrpThree(joints, crp), ActivityIndex.DAS28_CRP_3, row.getDouble(11));
    }

    private static void assertValue(ActivityScore score, ActivityIndex index, double expected) {
        assertThat(score.index()).isEqualTo(index);
        assertThat(score.value()).as(index.code()).isCloseTo(expected, within(HALF_A_LAST_DIGIT));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvFileSource(resources = "/clinical/categories.csv", numLinesToSkip = 1)
    void categoriesFollowTheLimits(String code, double value, String expected) {
        ActivityIndex index = Arrays.stream(ActivityIndex.values())
                .filter(i -> i.code().equals(code))
                .findFirst()
                .orElseThrow();

        assertThat(new ActivityScore(index, value).activity().code()).isEqualTo(expected);
    }

    @Test
    void crpMeansTheSameInBothUnits() {
        assertThat(Crp.ofMgPerDl(2.5)).isEqualTo(Crp.ofMgPerL(25));
        assertThat(Crp.ofMgPerL(25).mgPerDl()).isEqualTo(2.5);
    }

    @ParameterizedTest(name = "CRP {0} mg/L")
    @CsvSource({"1, 0.22", "10, 0.61", "30, 0.74", "100, 0.80"})
    void crpInTheWrongUnitLowersDas28ByTheKnownSize(double mgPerL, double expected) {
        Millimetres ptga = new Millimetres(50);
        double right =
                ActivityScores.das28Crp(JOINTS, Crp.ofMgPerL(mgPerL), ptga).value();
        double wrong =
                ActivityScores.das28Crp(JOINTS, Crp.ofMgPerL(mgPerL / 10), ptga).value();

        assertThat(right - wrong).isCloseTo(expected, within(0.005));
    }

    @Test
    void sdaiTakesCrpInMgPerDl() {
        Millimetres none = new Millimetres(0);

        assertThat(ActivityScores.sdai(JOINTS, none, none, Crp.ofMgPerL(25)).value())
                .isCloseTo(6.5, within(1e-12));
    }

    @Test
    void aMarkMeansTheSameInBothUnits() {
        assertThat(Millimetres.ofCentimetres(5)).isEqualTo(new Millimetres(50));
        assertThat(new Millimetres(50).centimetres()).isEqualTo(5);
    }

    @Test
    void centimetresTakenForMillimetresLowerDas28ByTheKnownSize() {
        Crp crp = Crp.ofMgPerL(9.4);
        double right = ActivityScores.das28Crp(JOINTS, crp, new Millimetres(50)).value();
        double wrong = ActivityScores.das28Crp(JOINTS, crp, new Millimetres(5)).value();

        assertThat(right - wrong).isCloseTo(0.63, within(1e-12));
    }

    @Test
    void cdaiTakesCentimetres() {
        assertThat(ActivityScores.cdai(JOINTS, new Millimetres(50), new Millimetres(30))
                        .value())
                .isCloseTo(12, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.4, 1.0})
    void anEsrBelowOneCountsAsOne(double esr) {
        JointCounts none = new JointCounts(0, 0);

        assertThat(ActivityScores.das28Esr(none, new Esr(esr), new Millimetres(0))
                        .value())
                .isZero();
        assertThat(ActivityScores.das28EsrThree(none, new Esr(esr)).value()).isEqualTo(0.16);
    }

    @Test
    void anEsrBelowItsLimitIsTakenAtTheLimit() {
        assertThat(ActivityScores.das28EsrThree(JOINTS, Esr.below(2)))
                .isEqualTo(ActivityScores.das28EsrThree(JOINTS, new Esr(2)));
    }

    @Test
    void sdaiIsNotCapped() {
        Millimetres most = new Millimetres(100);

        assertThat(ActivityScores.sdai(new JointCounts(28, 28), most, most, Crp.ofMgPerDl(20))
                        .value())
                .isCloseTo(96, within(1e-9));
    }

    @Test
    void valuesOutOfRangeCannotBeBuilt() {
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Crp(bad)).hasMessageContaining("mg/L");
            assertThatThrownBy(() -> new Esr(bad)).hasMessageContaining("mm/h");
            assertThatThrownBy(() -> new Millimetres(bad)).hasMessageContaining("mm");
            assertThatThrownBy(() -> new ActivityScore(ActivityIndex.CDAI, bad)).hasMessageContaining("cdai");
        }
        assertThatThrownBy(() -> new Crp(500.1)).hasMessageContaining("500");
        assertThatThrownBy(() -> new Esr(200.1)).hasMessageContaining("200");
        assertThatThrownBy(() -> Millimetres.ofCentimetres(50)).hasMessageContaining("100 mm");
        assertThatThrownBy(() -> new JointCounts(29, 0)).hasMessageContaining("tender");
        assertThatThrownBy(() -> new JointCounts(0, -1)).hasMessageContaining("swollen");
    }

    @Test
    void valuesAtTheEndsOfTheirRangeCanBeBuilt() {
        assertThat(new Crp(500).mgPerL()).isEqualTo(500);
        assertThat(new Esr(200).mmPerH()).isEqualTo(200);
        assertThat(new Millimetres(100).value()).isEqualTo(100);
        assertThat(new JointCounts(28, 28).tender()).isEqualTo(28);
    }
}
