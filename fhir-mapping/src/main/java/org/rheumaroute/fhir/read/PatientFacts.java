package org.rheumaroute.fhir.read;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that was read of one patient, before any model sees it: in canonical units, dated, sorted, so that the order
 * of arrival leaves no trace. Immutable, thread-safe. Holds patient data: never log it.
 */
public final class PatientFacts {
    private final String patientId;
    private final @Nullable Person person;
    private final boolean optedOut;
    private final List<Fact> facts;
    private final List<Diagnosis> diagnoses;
    private final List<UnclearDiagnosis> unclearDiagnoses;
    private final List<MedicationUse> medications;
    private final List<ResourceReading> readings;

    PatientFacts(
            String patientId,
            @Nullable Person person,
            boolean optedOut,
            List<Fact> facts,
            List<Diagnosis> diagnoses,
            List<UnclearDiagnosis> unclearDiagnoses,
            List<MedicationUse> medications,
            List<ResourceReading> readings) {
        this.patientId = patientId;
        this.person = person;
        this.optedOut = optedOut;
        this.facts = List.copyOf(facts);
        this.diagnoses = List.copyOf(diagnoses);
        this.unclearDiagnoses = List.copyOf(unclearDiagnoses);
        this.medications = List.copyOf(medications);
        this.readings = List.copyOf(readings);
    }

    /** Logical id of the patient. */
    public String patientId() {
        return patientId;
    }

    /** What the Patient resource says; empty when there is none. */
    public Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    /** Whether a Consent or a flag forbids the use. */
    public boolean isOptedOut() {
        return optedOut;
    }

    /** Dated results, oldest first. */
    public List<Fact> facts() {
        return facts;
    }

    /** Diagnoses. */
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    /** Conditions that were refused but name a disease: neither present nor absent. */
    public List<UnclearDiagnosis> unclearDiagnoses() {
        return unclearDiagnoses;
    }

    /** Drugs. */
    public List<MedicationUse> medications() {
        return medications;
    }

    /** One entry for each resource that was handed in, in that order. */
    public List<ResourceReading> readings() {
        return readings;
    }

    @Override
    public String toString() {
        return "PatientFacts (" + facts.size() + " facts)"; // no values: they are patient data
    }
}
