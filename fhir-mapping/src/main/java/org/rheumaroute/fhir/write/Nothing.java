package org.rheumaroute.fhir.write;

/** The patient was declined and the EHR holds no score that stands. Nothing is sent. */
public record Nothing() implements WritePlan {}
