package org.rheumaroute.fhir.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventsTest {
    @ParameterizedTest
    @CsvSource({
        "READ, R, read, 110152, 110153",
        "QUERY, E, search-type, 110153, 110152",
        "CREATE, C, create, 110153, 110152",
        "UPDATE, U, update, 110153, 110152"
    })
    void formOfEachInteraction(Interaction interaction, String action, String subtype, String client, String server) {
        AuditEvent event = AuditedCalls.EVENTS.of(AuditedCalls.of(interaction));

        assertThat(event.getAction().toCode()).isEqualTo(action);
        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo(subtype);
        assertThat(event.getAgent())
                .extracting(
                        agent -> agent.getType().getCodingFirstRep().getCode(),
                        AuditEventAgentComponent::getRequestor,
                        agent -> agent.getNetwork().getAddress())
                .containsExactly(tuple(client, true, "192.0.2.7"), tuple(server, false, "https://ehr.example/fhir"));
    }

    @Test
    void recordedCarriesTheHospitalsOffset() {
        assertThat(AuditedCalls.EVENTS
                        .of(AuditedCalls.of(Interaction.READ))
                        .getRecordedElement()
                        .getValueAsString())
                .isEqualTo("2026-06-01T09:30:15.678+09:00");
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, 0, true", "REFUSED, 4, false", "FAILED, 8, false", "UNAVAILABLE, 12, false"})
    void failedCallHasItsOwnOutcomeAndSaysHow(CallOutcome outcome, String code, boolean succeeded) {
        AuditEvent event = AuditedCalls.EVENTS.of(AuditedCalls.of(Interaction.QUERY, outcome));

        assertThat(event.getOutcome().toCode()).isEqualTo(code);
        assertThat(event.hasContained()).isNotEqualTo(succeeded);
        assertThat(event.hasOutcomeDesc()).isNotEqualTo(succeeded);
    }

    @Test
    void searchIsKeptAsItWasSent() {
        AuditEvent event = AuditedCalls.EVENTS.of(AuditedCalls.of(Interaction.QUERY));

        assertThat(event.getEntity().stream()
                        .filter(entity -> "24".equals(entity.getRole().getCode()))
                        .map(entity -> new String(entity.getQuery(), StandardCharsets.UTF_8)))
                .containsExactly("GET https://ehr.example/fhir/Observation?patient=p1&_count=100");
    }

    @ParameterizedTest
    @EnumSource(Interaction.class)
    void namesThePatientByReferenceOnly(Interaction interaction) {
        AuditEvent event = AuditedCalls.EVENTS.of(AuditedCalls.of(interaction));

        assertThat(event.getEntity()).noneMatch(AuditEvent.AuditEventEntityComponent::hasName);
        assertThat(event.getEntityFirstRep().getWhat().getReference()).isEqualTo("Patient/p1");
        assertThat(event.getEntityFirstRep().getWhat().hasDisplay()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Interaction.class)
    void sameCallAtTheSameTimeGivesTheSameEvent(Interaction interaction) {
        AuditedCall call = AuditedCalls.of(interaction);

        assertThat(AuditedCalls.EVENTS.of(call).equalsDeep(AuditedCalls.EVENTS.of(call)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?name=Mohr",
                "Patient?family:exact=Mohr",
                "Patient?_count=5&GIVEN=Alice",
                "Observation?patient.name=Mohr",
                "Observation?subject:Patient.birthdate=1974-03-09",
                "Patient?address-city=Kyoto",
                "Observation?patient=p1 or p2",
                "Observation",
                "http://elsewhere.example/fhir/Observation?patient=p1"
            })
    void searchThatNamesSomebodyOrIsNoneIsRefusedUnrepeated(String search) {
        assertThatThrownBy(() -> AuditedCalls.about(Interaction.QUERY, search, CallOutcome.SUCCESS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(search);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mohr, Alice", "Patient/p1?x", "Patient", "http://ehr.example/Patient/p1", "Patient/p1/x"})
    void whatIsNoReferenceIsRefusedUnrepeated(String reference) {
        assertThatThrownBy(() -> AuditedCalls.about(Interaction.READ, reference, CallOutcome.SUCCESS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(reference);
    }

    @Test
    void passwordInTheServersAddressIsRefusedUnrepeated() {
        assertThatThrownBy(() -> new AuditParties("192.0.2.7", URI.create("https://me:hush@ehr.example/fhir"), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
    }
}
