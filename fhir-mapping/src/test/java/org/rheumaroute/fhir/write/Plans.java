package org.rheumaroute.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.TaskId;

/** Plans made at a fixed time in Kyoto, and what a server does with them. */
final class Plans {
    static final ZoneId KYOTO = ZoneId.of("Asia/Tokyo");
    static final Instant SCORED_AT = Instant.parse("2026-06-01T00:30:15.678Z");

    private Plans() {}

    static RiskAssessmentWriter writer() {
        return writerAt(SCORED_AT);
    }

    static RiskAssessmentWriter writerAt(Instant instant) {
        return new RiskAssessmentWriter(Clock.fixed(instant, ZoneOffset.UTC), WriterSettings.inZone(KYOTO));
    }

    /** Of a site that wants refusals in the chart. */
    static RiskAssessmentWriter notingWriter() {
        return new RiskAssessmentWriter(
                Clock.fixed(SCORED_AT, ZoneOffset.UTC),
                WriterSettings.inZone(KYOTO).with(WriterSettings.Refusals.NOTE));
    }

    static WritePlan plan(UaPatient patient, @Nullable RiskAssessment current) {
        return writer().plan(
                        patient.ready(),
                        patient.scored(),
                        patient.scored().score().task(),
                        current);
    }

    static Write write(UaPatient patient, @Nullable RiskAssessment current) {
        WritePlan plan = plan(patient, current);
        assertThat(plan).isInstanceOf(Write.class);
        return (Write) plan;
    }

    static WritePlan decline(UaPatient patient, DeclineReason reason, @Nullable RiskAssessment current) {
        return decline(writer(), patient, reason, current);
    }

    static WritePlan decline(
            RiskAssessmentWriter writer, UaPatient patient, DeclineReason reason, @Nullable RiskAssessment current) {
        Declined declined = UaPatient.declined(reason, reason == DeclineReason.MISSING_INPUT ? "crp" : "age");
        return writer.plan(patient.notReady(declined), declined, TaskId.UA_PROGRESSION, current);
    }

    /** The RiskAssessment as a server would give it back under this version. */
    static RiskAssessment stored(Write write, String version) {
        RiskAssessment stored = write.riskAssessment().copy();
        String id = write.riskAssessment().getIdElement().getIdPart();
        stored.setId("RiskAssessment/" + id + "/_history/" + version);
        stored.getMeta().setVersionId(version);
        return stored;
    }

    static Provenance provenance(Write write) {
        return (Provenance) write.entries().get(1).getResource();
    }
}
