package org.rheumaroute.fhir.audit;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Calls about one invented patient, recorded at a fixed time in Kyoto. */
final class AuditedCalls {
    static final AuditParties PARTIES =
            new AuditParties("192.0.2.7", URI.create("https://ehr.example/fhir/"), "Rheumatology research server");
    static final AuditEvents EVENTS = new AuditEvents(
            Clock.fixed(Instant.parse("2026-06-01T00:30:15.678901Z"), ZoneId.of("Asia/Tokyo")), PARTIES);

    private AuditedCalls() {}

    static AuditedCall of(Interaction interaction) {
        return of(interaction, CallOutcome.SUCCESS);
    }

    static AuditedCall of(Interaction interaction, CallOutcome outcome) {
        String about = switch (interaction) {
            case READ -> "Patient/p1/_history/2";
            case QUERY -> "Observation?patient=p1&_count=100";
            case CREATE -> "RiskAssessment/ua-progression-1/_history/1";
            case UPDATE -> "RiskAssessment/ua-progression-1/_history/2";
        };
        return about(interaction, about, outcome);
    }

    static AuditedCall about(Interaction interaction, String about, CallOutcome outcome) {
        return new AuditedCall("audit-1", "request-1", "p1", interaction, about, outcome);
    }
}
