package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.TaskId;

class ModelResourcesTest {
    private static final ModelCardFacts CARD = new ModelCardFacts(
            UaPatient.PACKAGE, TaskId.UA_PROGRESSION, "UA to RA", "Research.", "Invented data.", "# カード\n");

    @Test
    void scorePointsToTheDeviceAndTheProvenanceToTheCardThatAreWritten() {
        List<BundleEntryComponent> entries = RiskAssessmentWriter.deviceEntries(CARD);
        Write write = Plans.write(UaPatient.aPatient(), null);
        RiskAssessment assessment = write.riskAssessment();

        assertThat(entries)
                .extracting(entry -> entry.getRequest().getUrl())
                .containsExactly(
                        assessment.getPerformer().getReference(),
                        Plans.provenance(write).getEntity().stream()
                                .filter(entity -> entity.getRole().toCode().equals("derivation"))
                                .findFirst()
                                .orElseThrow()
                                .getWhat()
                                .getReference());
    }

    @Test
    void writingThemAgainChangesNothing() {
        List<BundleEntryComponent> once = RiskAssessmentWriter.deviceEntries(CARD);
        List<BundleEntryComponent> again = RiskAssessmentWriter.deviceEntries(CARD);

        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).getResource().equalsDeep(once.get(i).getResource()))
                    .isTrue();
        }
    }

    @Test
    void cardKeepsItsTextAndDeviceItsVersionAndDigest() {
        Device device = ModelResources.device(CARD);
        DocumentReference card = ModelResources.card(CARD);

        assertThat(new String(card.getContentFirstRep().getAttachment().getData(), StandardCharsets.UTF_8))
                .isEqualTo("# カード\n");
        assertThat(device.getVersionFirstRep().getValue()).isEqualTo("0.1.0");
        assertThat(device.getIdentifierFirstRep().getValue()).isEqualTo(UaPatient.PACKAGE.sha256());
    }
}
