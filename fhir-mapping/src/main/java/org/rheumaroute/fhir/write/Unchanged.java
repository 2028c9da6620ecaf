package org.rheumaroute.fhir.write;

/** The EHR already holds this very score: same inputs, same package. Nothing is sent. */
public record Unchanged() implements WritePlan {}
