package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.Optional;
import org.rheumaroute.fhir.map.EligibilityRules;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.DeclineReason;

/** Whether the question of difficult-to-treat arthritis may and should be asked about a patient. Pure. */
public final class D2tQuestion {
    private static final EligibilityRules RULES = EligibilityRules.shipped("/d2t/eligibility.yaml");

    private D2tQuestion() {}

    /**
     * Why the question is not asked; empty when it is.
     *
     * @param asOf the day of the question
     */
    public static Optional<DeclineReason> declined(PatientFacts facts, LocalDate asOf) {
        return RULES.declined(facts, asOf);
    }

    /** Asks the question if it may be asked. */
    public static D2tAnswer ask(D2tRule rule, PatientFacts facts, LocalDate asOf) {
        return declined(facts, asOf)
                .<D2tAnswer>map(reason -> new D2tNotAsked(facts.patientId(), reason))
                .orElseGet(() -> rule.assess(facts, asOf));
    }
}
