package org.rheumaroute.fhir.code;

/** All concepts with their codes. Immutable, thread-safe. */
public final class CodeTables {
    private CodeTables() {}
}
