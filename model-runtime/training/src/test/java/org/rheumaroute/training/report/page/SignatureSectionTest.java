package org.rheumaroute.training.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.ReportJson;
import org.rheumaroute.training.report.Result.Difference;
import org.rheumaroute.training.report.SampleStudy;
import org.rheumaroute.training.report.SignatureValue;
import org.rheumaroute.training.report.SignatureValue.Effect;
import org.rheumaroute.training.report.Study;

class SignatureSectionTest {
    private static final Effect CLAIMED =
            new Effect("crp", 300, 120, Estimate.of(-0.42, -0.61, -0.23), Estimate.of(-0.42, -0.70, -0.14), 0.0002);
    private static final Effect SUGGESTED =
            new Effect("esr", 300, 120, Estimate.of(0.21, 0.01, 0.41), Estimate.of(0.21, -0.08, 0.50), 0.08);

    @Test
    void tellsEachEffectAndTheAucWithAndWithout() {
        Study study = with(new SignatureValue(
                500,
                300,
                3,
                0.01,
                List.of(CLAIMED, SUGGESTED),
                Estimate.of(0.62, 0.56, 0.68),
                Estimate.of(0.66, 0.6, 0.72),
                new Difference(Estimate.of(0.04, 0.01, 0.07), 0.011),
                "a method"));

        assertThat(ReportPage.of(Report.of(study)))
                .contains("What the signatures add", "measured in 300 of 500 patients")
                .contains(
                        "Looked at: 2 of the task",
                        "An effect is claimed for 1.",
                        "at most 1 % of such reports claim any")
                .contains("95 % interval, this signature alone", "Simultaneous 99 % interval, all 3 signatures")
                .contains(
                        "−0.42 (−0.61 to −0.23)",
                        "(−0.70 to −0.14)",
                        "&lt;0.001",
                        "(−0.08 to 0.50)",
                        "+0.040 (0.010 to 0.070)",
                        "p = 0.011",
                        "300 (120)")
                .contains("association, not a cause");
        assertThat(ReportJson.read(ReportJson.write(Report.of(study))).study().signatures())
                .isEqualTo(study.signatures());
    }

    @Test
    void saysWhenThereAreTooFewAndNothingWithoutSignatures() {
        Study few = with(new SignatureValue(500, 12, 2, 0.01, List.of(), null, null, null, "a method"));

        assertThat(ReportPage.of(Report.of(few))).contains("too few to tell what they add");
        assertThat(ReportPage.of(SampleStudy.report())).doesNotContain("What the signatures add");
    }

    @Test
    void theSimultaneousIntervalDecidesAndNotTheOneOfASignatureAlone() {
        assertThat(CLAIMED.claimsAnEffect()).isTrue();
        assertThat(CLAIMED.leavesZeroOutAlone()).isTrue();
        assertThat(SUGGESTED.claimsAnEffect()).isFalse();
        assertThat(SUGGESTED.leavesZeroOutAlone()).isTrue();
    }

    private static Study with(SignatureValue value) {
        return SampleStudy.changed(json -> json.set("signatures", new ObjectMapper().valueToTree(value)));
    }
}
