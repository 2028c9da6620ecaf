package org.rheumaroute.fhir.write;

/**
 * The RiskAssessment that was to be replaced is not ours for this patient and question. Nothing may be written: it
 * would put one patient's risk into another's chart, or overwrite somebody else's work. The message names no patient.
 */
public final class ForeignRiskAssessmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Mismatch mismatch;

    ForeignRiskAssessmentException(Mismatch mismatch) {
        super("refused to replace a RiskAssessment: " + mismatch.explanation);
        this.mismatch = mismatch;
    }

    /** What does not fit. */
    public Mismatch mismatch() {
        return mismatch;
    }

    /** The ways in which a RiskAssessment can be the wrong one. */
    public enum Mismatch {
        /** Its subject is another patient, no patient, or a reference that cannot be compared with certainty. */
        SUBJECT("its subject is not the patient who was scored"),
        /** It carries none of our keys: another program or a person wrote it. */
        NOT_OURS("it does not carry our key, so another author wrote it"),
        /** It carries our key for another patient or another question. */
        KEY("its key belongs to another patient or question");

        private final String explanation;

        Mismatch(String explanation) {
            this.explanation = explanation;
        }
    }
}
