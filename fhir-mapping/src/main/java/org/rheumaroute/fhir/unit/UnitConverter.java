package org.rheumaroute.fhir.unit;

/** Converts into canonical units. Immutable, thread-safe. */
public final class UnitConverter {
    private UnitConverter() {}
}
