package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.Optional;
import org.rheumaroute.fhir.code.DrugClasses;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * When an assessment will read otherwise though nothing changes in the record: a visit grows too old, a dose has lasted
 * long enough, a supply runs out. Found by asking the rule itself about the days to come, so it cannot miss a window that
 * the rule has. Pure.
 */
public final class D2tOutlook {
    private static final int DAYS = 366; // a year without any change is looked at again anyway

    private D2tOutlook() {}

    /**
     * The first day on which a verdict or its evidence differs from the assessment's, a year later when none does; empty
     * when the question is not asked, or no targeted drug is on record: criterion 1 then stays unmet however long one
     * waits.
     *
     * @param facts those that the answer was made from
     */
    public static Optional<LocalDate> lookAgainOn(D2tRule rule, PatientFacts facts, D2tAnswer answer) {
        if (!(answer instanceof D2tAssessment assessment)) {
            return Optional.empty();
        }
        boolean isTargeted = facts.medications().stream()
                .anyMatch(use -> DrugClasses.bundled().groupOf(use.drugClass()).isTargeted());
        if (!isTargeted) {
            return Optional.empty();
        }
        LocalDate last = assessment.asOf().plusDays(DAYS);
        LocalDate day = assessment.asOf().plusDays(1);
        while (day.isBefore(last) && rule.assess(facts, day).readsLike(assessment)) {
            day = day.plusDays(1);
        }
        return Optional.of(day);
    }
}
