package org.rheumaroute.it.fhir;

import static org.rheumaroute.it.fhir.HouseRules.demand;

import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;

/** What base R4 lets pass and our AuditEvents must not do: BALP's demands, and that nobody is named. */
final class AuditRules {
    private static final String SOURCE = "110153";
    private static final String DESTINATION = "110152";

    private AuditRules() {}

    static void judge(AuditEvent event, List<String> breaches) {
        demand("rest".equals(event.getType().getCode()), "AuditEvent.type must be rest", breaches);
        demand(event.hasSubtype(), "AuditEvent.subtype must name the interaction", breaches);
        demand(event.hasAction(), "AuditEvent.action must stand", breaches);
        demand(event.hasPurposeOfEvent(), "AuditEvent.purposeOfEvent must stand", breaches);
        judgeAgents(event, breaches);
        judgeEntities(event, breaches);
        demand(event.hasOutcome(), "AuditEvent.outcome must stand", breaches);
        demand(
                event.hasOutcomeDesc() == (event.getOutcome() != AuditEventOutcome._0),
                "AuditEvent.outcomeDesc must stand if and only if the call failed",
                breaches);
    }

    private static void judgeAgents(AuditEvent event, List<String> breaches) {
        List<AuditEventAgentComponent> agents = event.getAgent();
        demand(agents.size() == 2, "AuditEvent.agent must be two", breaches);
        demand(
                agents.stream().filter(AuditEventAgentComponent::getRequestor).count() == 1,
                "AuditEvent.agent.requestor must be true exactly once",
                breaches);
        String clients = event.getAction() == AuditEventAction.R ? DESTINATION : SOURCE;
        String servers = event.getAction() == AuditEventAction.R ? SOURCE : DESTINATION;
        demand(
                agents.stream().allMatch(agent -> isA(agent, agent.getRequestor() ? clients : servers)),
                "AuditEvent.agent.type must tell source and destination as BALP does for this action",
                breaches);
        demand(
                agents.stream().allMatch(agent -> agent.hasWho() && agent.hasNetwork()),
                "AuditEvent.agent must say who and where",
                breaches);
    }

    private static void judgeEntities(AuditEvent event, List<String> breaches) {
        List<AuditEventEntityComponent> entities = event.getEntity();
        demand(
                entities.stream().filter(AuditRules::isPatient).count() == 1,
                "AuditEvent.entity must hold the patient once",
                breaches);
        demand(
                entities.stream()
                        .anyMatch(event.getAction() == AuditEventAction.E ? AuditRules::isQuery : AuditRules::isData),
                "AuditEvent.entity must hold the data, or the query of a search",
                breaches);
        demand(
                entities.stream()
                        .anyMatch(entity -> "XrequestId".equals(entity.getType().getCode())
                                && entity.getWhat().getIdentifier().hasValue()),
                "AuditEvent.entity must hold the transaction's id",
                breaches);
        demand(
                entities.stream()
                        .noneMatch(
                                entity -> entity.hasName() || entity.getWhat().hasDisplay()),
                "AuditEvent.entity must name nobody",
                breaches);
    }

    private static boolean isA(AuditEventAgentComponent agent, String role) {
        return agent.getType().getCoding().stream().map(Coding::getCode).anyMatch(role::equals);
    }

    private static boolean isPatient(AuditEventEntityComponent entity) {
        return is(entity, "1", "1") && HouseRules.isTo(entity.getWhat(), "Patient");
    }

    private static boolean isData(AuditEventEntityComponent entity) {
        return is(entity, "2", "4") && entity.getWhat().hasReference();
    }

    private static boolean isQuery(AuditEventEntityComponent entity) {
        return is(entity, "2", "24") && entity.hasQuery() && !entity.hasWhat();
    }

    private static boolean is(AuditEventEntityComponent entity, String type, String role) {
        return type.equals(entity.getType().getCode())
                && role.equals(entity.getRole().getCode());
    }
}
