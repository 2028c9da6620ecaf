package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.Optional;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.Person;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * Who was prepared.
 *
 * @param patientId logical id
 * @param birthDate birth date; the first possible day when only a year or a month is known
 * @param sex administrative sex
 * @param serostatus serology at the time of preparation
 */
public record Subject(String patientId, Optional<LocalDate> birthDate, Sex sex, Serostatus serostatus) {
    /**
     * The person as a record shows it on a day.
     *
     * @param rule tells who is seropositive
     */
    public static Subject of(PatientFacts facts, SerostatusRule rule, LocalDate asOf) {
        return of(facts, rule.of(new FactPicker(facts.facts(), asOf)));
    }

    static Subject of(PatientFacts facts, Serostatus serostatus) {
        Optional<LocalDate> birthDate = facts.person().map(Person::birthDate).map(Moment::date);
        Sex sex = facts.person().map(Person::sex).orElse(Sex.UNKNOWN);
        return new Subject(facts.patientId(), birthDate, sex, serostatus);
    }
}
