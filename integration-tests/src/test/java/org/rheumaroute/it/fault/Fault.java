package org.rheumaroute.it.fault;

/** A way to answer badly. */
public enum Fault {
    /** A gateway's page with status 200. */
    HTML,
    /** JSON that ends in the middle, well-formed as HTTP. */
    CUT_JSON,
    /** JSON that is no FHIR. */
    OTHER_JSON,
    /** Bytes that are no text. */
    BINARY,
    /** The connection breaks in the middle of the answer. */
    BROKEN_OFF,
    /** The request reaches the EHR and is done, but its answer is lost. */
    ANSWER_LOST,
    /** Status 503; the request does not reach the EHR. */
    BUSY
}
