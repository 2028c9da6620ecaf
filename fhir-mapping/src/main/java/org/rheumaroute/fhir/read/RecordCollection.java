package org.rheumaroute.fhir.read;

import java.util.List;

/**
 * The records of several patients that arrived together.
 *
 * @param patients one entry for each patient, sorted by id
 * @param readings one entry for each resource that was handed in, in that order
 */
public record RecordCollection(List<PatientFacts> patients, List<ResourceReading> readings) {
    public RecordCollection {
        patients = List.copyOf(patients);
        readings = List.copyOf(readings);
    }
}
