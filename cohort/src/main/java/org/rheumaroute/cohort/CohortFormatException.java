package org.rheumaroute.cohort;

/** A stored text is not a cohort entry of a version that this code reads. The message holds no stored value. */
public final class CohortFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which field is wrong and what is expected there
     */
    public CohortFormatException(String message) {
        super(message);
    }
}
