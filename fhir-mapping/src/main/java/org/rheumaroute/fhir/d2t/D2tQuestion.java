package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.Optional;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.read.Diagnosis;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.Person;
import org.rheumaroute.model.DeclineReason;

/** Whether the question of difficult-to-treat arthritis may and should be asked about a patient. Pure. */
public final class D2tQuestion {
    private static final int ADULT = 18;

    private D2tQuestion() {}

    /**
     * Why the question is not asked; empty when it is.
     *
     * @param asOf the day of the question
     */
    public static Optional<DeclineReason> declined(PatientFacts facts, LocalDate asOf) {
        Optional<Person> person = facts.person();
        if (person.isEmpty()) {
            return Optional.of(DeclineReason.NO_PATIENT);
        }
        return declined(person.get(), facts, asOf)
                .or(() -> hasRa(facts, asOf) ? Optional.empty() : Optional.of(DeclineReason.NO_RA));
    }

    private static Optional<DeclineReason> declined(Person person, PatientFacts facts, LocalDate asOf) {
        if (person.replacedBy() != null) {
            return Optional.of(DeclineReason.PATIENT_MERGED);
        }
        if (!person.active()) {
            return Optional.of(DeclineReason.PATIENT_INACTIVE);
        }
        if (person.deceased()) {
            return Optional.of(DeclineReason.PATIENT_DECEASED);
        }
        if (facts.isOptedOut()) {
            return Optional.of(DeclineReason.OPTED_OUT);
        }
        boolean isChild = person.ageOn(asOf).filter(age -> age.least() < ADULT).isPresent();
        return isChild ? Optional.of(DeclineReason.NOT_ADULT) : Optional.empty();
    }

    /** Established and not over; remission is not over. */
    private static boolean hasRa(PatientFacts facts, LocalDate asOf) {
        return facts.diagnoses().stream()
                .filter(one ->
                        CodeTables.bundled().concept(one.concept()).group().equals("ra"))
                .filter(one -> one.certainty() == Diagnosis.Certainty.ESTABLISHED && !one.ended())
                .anyMatch(one -> one.onset() == null || !one.onset().date().isAfter(asOf));
    }
}
