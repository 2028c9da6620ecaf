package org.rheumaroute.fhir.audit;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;

/** What a call does to one patient's data; after the BALP profile Patient<i>Interaction</i>. */
public enum Interaction {
    /** One resource is read by its id. */
    READ("read", AuditEventAction.R),
    /** Resources are searched for. */
    QUERY("search-type", AuditEventAction.E),
    /** A resource appears that was not there, whether by POST or by PUT under an id of ours. */
    CREATE("create", AuditEventAction.C),
    /** A resource gets a new version. */
    UPDATE("update", AuditEventAction.U);

    private final String restful;
    private final AuditEventAction action;

    Interaction(String restful, AuditEventAction action) {
        this.restful = restful;
        this.action = action;
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
