package org.rheumaroute.fhir.write;

/**
 * The Observation that stands where our flag would stand is not ours for this patient. Nothing may be written: it would
 * put one patient's flag into another's chart, or overwrite somebody else's work. The message names no patient.
 */
public final class ForeignFlagException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignFlagException() {
        super("the Observation that stands is not ours or another patient's");
    }
}
