package org.rheumaroute.fhir.code;

/**
 * One active substance.
 *
 * @param name for example {@code methotrexate}
 * @param drugClass for example {@code csdmard}, {@code tnfi}, {@code glucocorticoid}
 */
public record Drug(String name, String drugClass) {}
