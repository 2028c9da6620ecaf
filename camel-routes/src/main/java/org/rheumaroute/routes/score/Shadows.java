package org.rheumaroute.routes.score;

import java.time.LocalDate;
import java.util.Optional;
import org.rheumaroute.fhir.read.PatientFacts;

/** What scores beside the packages in service. Neither call throws, waits, or changes an answer. Thread-safe. */
public interface Shadows {
    /** Prepares a patient for the shadow of a question; empty when there is none, or it failed. */
    Optional<ShadowQuestion> prepare(AskedTask asked, PatientFacts facts, LocalDate today);

    /** Takes on to score the patient with the shadow, if the question has one. */
    void compare(ScoredTask answered);
}
