package org.rheumaroute.fhir.outcome;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheumaroute.fhir.read.Diagnosis;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;

/** How long a patient was followed. Pure. */
public final class FollowUp {
    private FollowUp() {}

    /**
     * The last day on which the record holds a result, the beginning of a drug or of a diagnosis. Of a time that is only
     * partly known the first possible day counts, and nothing that lies after {@code until}.
     *
     * @param until the day on which the records were taken out of the EHR
     * @return empty when there is no such day
     */
    public static Optional<LocalDate> endOf(PatientFacts facts, LocalDate until) {
        Stream<Moment> results = facts.facts().stream().map(Fact::effective);
        Stream<Moment> drugs = facts.medications().stream().map(MedicationUse::start);
        Stream<Moment> diagnoses = facts.diagnoses().stream().map(Diagnosis::onset);
        return Stream.of(results, drugs, diagnoses)
                .flatMap(moments -> moments)
                .filter(Objects::nonNull)
                .map(Moment::date)
                .filter(day -> !day.isAfter(until))
                .max(Comparator.naturalOrder());
    }
}
