package org.rheumaroute.model.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ResponseAndRemissionTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/clinical/eular-response.csv", numLinesToSkip = 2)
    void responseFollowsTheTable(String desc, double before, double now, String expected) {
        assertThat(response(before, now).name().toLowerCase(Locale.ROOT))
                .as(desc)
                .isEqualTo(expected);
    }

    /** Every pair of tenths from 0 to 10, against the table in whole tenths, which knows no rounding. */
    @Test
    void responseIsExactOnEveryPairOfTenths() {
        for (int before = 0; before <= 100; before++) {
            for (int now = 0; now <= 100; now++) {
                assertThat(response(before / 10.0, now / 10.0))
                        .as("%d to %d tenths", before, now)
                        .isEqualTo(byTable(before - now, now));
            }
        }
    }

    private static EularResponse byTable(int fallInTenths, int nowInTenths) {
        EularResponse[][] table = {
            {EularResponse.GOOD, EularResponse.MODERATE, EularResponse.NONE},
            {EularResponse.MODERATE, EularResponse.MODERATE, EularResponse.NONE},
            {EularResponse.MODERATE, EularResponse.NONE, EularResponse.NONE}
        };
        int row = nowInTenths <= 32 ? 0 : nowInTenths <= 51 ? 1 : 2;
        int column = fallInTenths > 12 ? 0 : fallInTenths > 6 ? 1 : 2;
        return table[row][column];
    }

    private static EularResponse response(double before, double now) {
        return EularResponse.between(
                new ActivityScore(ActivityIndex.DAS28_CRP, before), new ActivityScore(ActivityIndex.DAS28_CRP, now));
    }

    @Test
    void differentIndicesAreNotCompared() {
        ActivityScore esr = new ActivityScore(ActivityIndex.DAS28_ESR, 5);
        ActivityScore crp = new ActivityScore(ActivityIndex.DAS28_CRP, 3);
        ActivityScore cdai = new ActivityScore(ActivityIndex.CDAI, 3);

        assertThatThrownBy(() -> EularResponse.between(esr, crp)).hasMessageContaining("das28-esr with das28-crp");
        assertThatThrownBy(() -> EularResponse.between(cdai, cdai)).hasMessageContaining("DAS28");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/clinical/boolean-remission.csv", numLinesToSkip = 1)
    void remissionFollowsItsLimits(
            String desc, int tender, int swollen, double crp, double ptga, boolean first, boolean second) {
        JointCounts joints = new JointCounts(tender, swollen);
        Crp protein = Crp.ofMgPerDl(crp);
        Millimetres patient = Millimetres.ofCentimetres(ptga);

        assertThat(BooleanRemission.VERSION_1_0.isMet(joints, protein, patient))
                .as(desc)
                .isEqualTo(first);
        assertThat(BooleanRemission.VERSION_2_0.isMet(joints, protein, patient))
                .as(desc)
                .isEqualTo(second);
    }
}
