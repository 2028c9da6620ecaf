package org.rheumaroute.fhir.audit;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;

/** What a call does to one patient's data; each has a profile of its own in BALP. */
public enum Interaction {
    /** One resource is read by its id. */
    READ("PatientRead", "read", AuditEventAction.R),
    /** Resources are searched for. */
    QUERY("PatientQuery", "search-type", AuditEventAction.E),
    /** A resource appears that was not there, whether by POST or by PUT under an id of ours. */
    CREATE("PatientCreate", "create", AuditEventAction.C),
    /** A resource gets a new version. */
    UPDATE("PatientUpdate", "update", AuditEventAction.U);

    private final String profile;
    private final String restful;
    private final AuditEventAction action;

    Interaction(String profile, String restful, AuditEventAction action) {
        this.profile = profile;
        this.restful = restful;
        this.action = action;
    }

    String profile() {
        return "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit." + profile;
    }

    /** Code in HL7's {@code restful-interaction}. */
    String restful() {
        return restful;
    }

    AuditEventAction action() {
        return action;
    }

    /**
     * Whether the client is BALP's "source". For a read it is the destination of the data. A search counts as a message
     * that flows from the client, although its answer flows back: the pattern comes from DICOM.
     */
    boolean isFromClient() {
        return this != READ;
    }
}
