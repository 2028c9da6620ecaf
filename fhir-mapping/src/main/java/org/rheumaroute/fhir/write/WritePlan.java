package org.rheumaroute.fhir.write;

/** What has to be done so that the EHR shows exactly one outcome. */
public sealed interface WritePlan permits Unchanged, Nothing, Write {}
