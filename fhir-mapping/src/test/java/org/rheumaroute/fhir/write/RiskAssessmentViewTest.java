package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.TaskId;

class RiskAssessmentViewTest {
    private static final IParser JSON =
            VersionedReferences.keptBy(FhirContext.forR4()).newJsonParser();

    @Test
    void readsBackWhatWasWrittenThroughJson() {
        UaPatient patient = UaPatient.aPatient();
        RiskAssessment stored = Plans.stored(Plans.write(patient, null), "4");

        RiskAssessmentView view = RiskAssessmentView.of(roundTrip(stored));

        assertThat(view.digest()).contains(InputDigest.of(TaskId.UA_PROGRESSION, UaPatient.PACKAGE, patient.ready()));
        assertThat(view.key()).contains(RiskAssessmentWriter.idOf("p1", TaskId.UA_PROGRESSION));
        assertThat(view.id()).isEqualTo(RiskAssessmentWriter.idOf("p1", TaskId.UA_PROGRESSION));
        assertThat(view.task()).contains("ua-progression");
        assertThat(view.status()).contains(RiskAssessmentStatus.PRELIMINARY);
        assertThat(view.version()).contains("4");
        assertThat(view.percent())
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("32.4"));
        assertThat(view.isWithdrawn()).isFalse();
    }

    @Test
    void basisKeepsItsVersionsThroughJson() {
        RiskAssessment stored = Plans.stored(Plans.write(UaPatient.aPatient(), null), "1");

        assertThat(roundTrip(stored).getBasis())
                .extracting(Reference::getReference)
                .contains("Observation/crp1/_history/3");
    }

    @Test
    void anotherAuthorsAssessmentReadsAsAbsent() {
        RiskAssessmentView view = RiskAssessmentView.of(new RiskAssessment());

        assertThat(view.digest()).isEmpty();
        assertThat(view.key()).isEmpty();
        assertThat(view.status()).isEmpty();
        assertThat(view.percent()).isEmpty();
        assertThat(view.version()).isEmpty();
        assertThat(view.withdrawnFor()).isEmpty();
    }

    private static RiskAssessment roundTrip(RiskAssessment resource) {
        return JSON.parseResource(RiskAssessment.class, JSON.encodeResourceToString(resource));
    }
}
