package org.rheumaroute.fhir.write;

/** The patient was declined and the EHR shows it as the site wants it. Nothing is sent. */
public record Nothing() implements WritePlan {}
