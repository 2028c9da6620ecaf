package org.rheumaroute.fhir.audit;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** How a call ended, in the four steps that R4 knows. The words are fixed, so that no answer's text gets into the log. */
public enum CallOutcome {
    /** The EHR did as asked. */
    SUCCESS(AuditEventOutcome._0, IssueType.INFORMATIONAL, "done"),
    /** The EHR answered and refused (as HTTP 4xx): not found, not allowed, stale version, not valid. */
    REFUSED(AuditEventOutcome._4, IssueType.PROCESSING, "the EHR refused the call"),
    /** The EHR answered and failed (as HTTP 5xx), or its answer cannot be used. */
    FAILED(AuditEventOutcome._8, IssueType.EXCEPTION, "the EHR failed to answer the call"),
    /** Nobody answered. Whether a write took effect is not known. */
    UNAVAILABLE(AuditEventOutcome._12, IssueType.TRANSIENT, "the EHR did not answer");

    private final AuditEventOutcome fhir;
    private final IssueType issue;
    private final String english;

    CallOutcome(AuditEventOutcome fhir, IssueType issue, String english) {
        this.fhir = fhir;
        this.issue = issue;
        this.english = english;
    }

    AuditEventOutcome fhir() {
        return fhir;
    }

    IssueType issue() {
        return issue;
    }

    String english() {
        return english;
    }
}
