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
    private static final Effect TOLD = new Effect("crp", 300, 120, Estimate.of(-0.42, -0.61, -0.23));
    private static final Effect UNTOLD = new Effect("esr", 300, 120, Estimate.of(0.05, -0.11, 0.21));

    @Test
    void tellsEachEffectAndTheAucWithAndWithout() {
        Study study = with(new SignatureValue(
                500,
                300,
                List.of(TOLD, UNTOLD),
                Estimate.of(0.62, 0.56, 0.68),
                Estimate.of(0.66, 0.6, 0.72),
                new Difference(Estimate.of(0.04, 0.01, 0.07), 0.011),
                "a method"));

        assertThat(ReportPage.of(Report.of(study)))
                .contains("What the signatures add", "measured in 300 of 500 patients")
                .contains("Of 2 signatures 1 has an effect whose interval leaves 0 out")
                .contains("−0.42 (−0.61 to −0.23)", "+0.040 (0.010 to 0.070)", "p = 0.011", "300 (120)")
                .contains("association, not a cause");
        assertThat(ReportJson.read(ReportJson.write(Report.of(study))).study().signatures())
                .isEqualTo(study.signatures());
    }

    @Test
    void saysWhenThereAreTooFewAndNothingWithoutSignatures() {
        Study few = with(new SignatureValue(500, 12, List.of(), null, null, null, "a method"));

        assertThat(ReportPage.of(Report.of(few))).contains("too few to tell what they add");
        assertThat(ReportPage.of(SampleStudy.report())).doesNotContain("What the signatures add");
    }

    @Test
    void anIntervalThatHoldsNoEffectTellsNone() {
        assertThat(TOLD.leavesZeroOut()).isTrue();
        assertThat(UNTOLD.leavesZeroOut()).isFalse();
    }

    private static Study with(SignatureValue value) {
        return SampleStudy.changed(json -> json.set("signatures", new ObjectMapper().valueToTree(value)));
    }
}
