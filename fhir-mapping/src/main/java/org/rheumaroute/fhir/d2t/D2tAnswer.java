package org.rheumaroute.fhir.d2t;

/** What becomes of the question of difficult-to-treat arthritis for one patient: an assessment, or why it is not asked. */
public sealed interface D2tAnswer permits D2tAssessment, D2tNotAsked {
    /** Logical id of the patient. */
    String patientId();

    /** Whether criteria 1 and 2 are met, so that the EHR is to show the flag. */
    boolean isFlagged();

    /** The answer in a word: the code of the {@link D2tFlag}, or of the reason for which it is not asked. */
    String code();
}
