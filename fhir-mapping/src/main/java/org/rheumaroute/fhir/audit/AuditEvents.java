package org.rheumaroute.fhir.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Reference;
import org.rheumaroute.fhir.write.RheumaRouteUris;

/**
 * AuditEvents after IHE BALP 1.1. The program acts on its own, so it is the requestor and no user is named. A failed
 * call has the same form with its own outcome and an OperationOutcome. No profile is claimed in {@code meta.profile}: a
 * server that validates and does not hold BALP would refuse the event, and an event that is refused is lost. The same
 * call at the same time gives the same event. Immutable, thread-safe.
 */
public final class AuditEvents {
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String OBJECT_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";

    private final Clock clock;
    private final AuditParties parties;

    /**
     * @param clock in the hospital's zone: events are recorded with its offset
     * @param parties who calls whom
     */
    public AuditEvents(Clock clock, AuditParties parties) {
        this.clock = Objects.requireNonNull(clock);
        this.parties = Objects.requireNonNull(parties);
    }

    /** The event of one call, recorded now. */
    public AuditEvent of(AuditedCall call) {
        AuditEvent event = new AuditEvent();
        event.setId(call.eventId());
        event.setType(
                new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation"));
        String restful = call.interaction().restful();
        event.addSubtype(new Coding("http://hl7.org/fhir/restful-interaction", restful, restful));
        event.setAction(call.interaction().action());
        event.setRecordedElement(now());
        event.setOutcome(call.outcome().fhir());
        event.addPurposeOfEvent(research());
        event.addAgent(client(call.interaction()));
        event.addAgent(server(call.interaction()));
        event.getSource().setSite(parties.site()).setObserver(program());
        event.getSource()
                .addType(new Coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        event.addEntity(patient(call));
        event.addEntity(call.interaction() == Interaction.QUERY ? query(call) : data(call));
        event.addEntity(transaction(call));
        if (call.outcome() != CallOutcome.SUCCESS) {
            addFailure(event, call.outcome());
        }
        return event;
    }

    private InstantType now() {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        return new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now));
    }

    /** Scores are for research use; a purpose of treatment would claim what the intended use excludes. */
    private static CodeableConcept research() {
        return new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HRESCH", "healthcare research"));
    }

    private AuditEventAgentComponent client(Interaction interaction) {
        AuditEventAgentComponent agent = agent(interaction.isFromClient(), program());
        agent.setRequestor(true);
        agent.getNetwork().setAddress(parties.clientAddress()).setType(AuditEventAgentNetworkType._2);
        return agent;
    }

    private AuditEventAgentComponent server(Interaction interaction) {
        String base = parties.server().toString();
        Reference who = device(new Identifier().setSystem(URI_SYSTEM).setValue(base), base);
        AuditEventAgentComponent agent = agent(!interaction.isFromClient(), who);
        agent.setRequestor(false);
        agent.getNetwork().setAddress(base).setType(AuditEventAgentNetworkType._5);
        return agent;
    }

    private static AuditEventAgentComponent agent(boolean isSource, Reference who) {
        Coding role = isSource
                ? new Coding(DCM, "110153", "Source Role ID")
                : new Coding(DCM, "110152", "Destination Role ID");
        return new AuditEventAgentComponent().setType(new CodeableConcept(role)).setWho(who);
    }

    private static Reference program() {
        Identifier identifier =
                new Identifier().setSystem(RheumaRouteUris.SOFTWARE).setValue(RheumaRouteUris.SELF);
        return device(identifier, "RheumaRoute");
    }

    /** By identifier: an audit repository holds no Devices. */
    private static Reference device(Identifier identifier, String display) {
        return new Reference().setType("Device").setIdentifier(identifier).setDisplay(display);
    }

    private static AuditEventEntityComponent patient(AuditedCall call) {
        return entity("1", "Person")
                .setWhat(new Reference("Patient/" + call.patientId()))
                .setRole(new Coding(OBJECT_ROLE, "1", "Patient"));
    }

    private static AuditEventEntityComponent data(AuditedCall call) {
        return entity("2", "System Object")
                .setWhat(new Reference(call.about()))
                .setRole(new Coding(OBJECT_ROLE, "4", "Domain Resource"));
    }

    /** The request as it was sent; HAPI writes the bytes as base64. */
    private AuditEventEntityComponent query(AuditedCall call) {
        String request = "GET " + parties.server() + "/" + call.about();
        return entity("2", "System Object")
                .setRole(new Coding(OBJECT_ROLE, "24", "Query"))
                .setQuery(request.getBytes(StandardCharsets.UTF_8));
    }

    private static AuditEventEntityComponent transaction(AuditedCall call) {
        Coding type =
                new Coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", null);
        return new AuditEventEntityComponent()
                .setType(type)
                .setWhat(new Reference().setIdentifier(new Identifier().setValue(call.requestId())));
    }

    private static AuditEventEntityComponent entity(String type, String display) {
        return new AuditEventEntityComponent().setType(new Coding(ENTITY_TYPE, type, display));
    }

    private static void addFailure(AuditEvent event, CallOutcome outcome) {
        event.setOutcomeDesc(outcome.english());
        OperationOutcome failure = new OperationOutcome();
        failure.setId("outcome");
        failure.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(outcome.issue())
                .setDiagnostics(outcome.english());
        event.addContained(failure);
        event.addEntity().setWhat(new Reference("#outcome")).setDescription("how the call failed");
    }
}
