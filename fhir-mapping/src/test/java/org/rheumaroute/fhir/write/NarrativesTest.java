package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.DeclineReason;

class NarrativesTest {
    @Test
    void wordsNeverBecomeMarkup() {
        String hostile = "</li><script>alert('x')</script>&<b onclick=\"y\">";

        Narrative narrative = Narratives.of(UaPatient.declined(DeclineReason.MISSING_INPUT), List.of(hostile));

        String written = encoded(narrative);
        assertThat(written).doesNotContain("<script").doesNotContain("<b onclick");
        assertThat(narrative.getDiv().allText()).contains(hostile);
    }

    @Test
    void speaksEnglishAndJapaneseAndSaysResearchUse() {
        String text = Plans.write(UaPatient.aPatient(), null)
                .riskAssessment()
                .getText()
                .getDiv()
                .allText();

        assertThat(text)
                .contains("Rheumatoid arthritis within 12 months of 2026-05-28: 32.4 % (90 % interval 22.4 to 42.4 %)")
                .contains("2026-05-28から12か月以内の関節リウマチ：32.4 %")
                .contains("Research use. Not a medical device")
                .contains("研究用です。医療機器ではありません。");
    }

    private static String encoded(Narrative narrative) {
        RiskAssessment resource = new RiskAssessment();
        resource.setText(narrative);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
