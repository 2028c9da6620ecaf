package org.rheumaroute.fhir.read;

import java.util.List;

/** Reads resources into facts as a careful registrar would. Thread-safe; pure. */
public final class PatientRecordReader {
    /** A reader with the bundled code tables. */
    public PatientRecordReader() {}

    /**
     * Reads one patient's record. Resources of anybody else are refused.
     *
     * @param patientId logical id of the patient
     * @param resources what arrived, in any order
     */
    public PatientFacts read(String patientId, List<ParsedResource> resources) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Reads resources of any number of patients, each by the patient it names. */
    public RecordCollection readAll(List<ParsedResource> resources) {
        throw new UnsupportedOperationException("not yet");
    }
}
