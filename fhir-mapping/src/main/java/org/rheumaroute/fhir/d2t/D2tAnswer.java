package org.rheumaroute.fhir.d2t;

/** What becomes of the question of difficult-to-treat arthritis for one patient: an assessment, or why it is not asked. */
public sealed interface D2tAnswer permits D2tAssessment, D2tNotAsked {
    /** Logical id of the patient. */
    String patientId();
}
